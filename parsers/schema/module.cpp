#include "parsers/schema/module.hpp"

#include <dlfcn.h>

#include <atomic>
#include <filesystem>
#include <mutex>
#include <string>
#include <system_error>

namespace proviso::schema {
namespace {

namespace fs = std::filesystem;

constexpr const char* module_name = "libproviso-xsd.so";

std::atomic<bool> has_loaded{false};

Error not_there(const std::string& why) {
    return Error{"E-SCHEMA",
                 "the part of Proviso that reads XML schemas is not there: " + why,
                 std::string{"install `"} + module_name + "` beside `libproviso.so`",
                 {}};
}

// Only where this code itself was loaded from: no search path and no variable decides what is loaded. Tests
// hold this code in themselves, and stand in `bin` beside `lib`.
Result<Module> load() {
    Dl_info self{};
    const auto here = reinterpret_cast<const void*>(&load_module);
    if (dladdr(here, &self) == 0 || self.dli_fname == nullptr) return not_there("its folder is unknown");
    std::error_code fault;
    const fs::path own = fs::canonical(self.dli_fname, fault);
    if (fault) return not_there(fault.message());
    const fs::path folder = own.parent_path();
    fs::path file = folder / module_name;
    if (!fs::exists(file, fault)) file = folder.parent_path() / "lib" / module_name;
    if (!fs::exists(file, fault)) return not_there("there is no such file");
    void* const module = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (module == nullptr) return not_there(dlerror());
    void* const symbol = dlsym(module, compile_symbol);
    if (symbol == nullptr) return not_there("the file is another one");
    has_loaded.store(true, std::memory_order_release);
    return Module{reinterpret_cast<CompileFunction>(symbol)};
}

}  // namespace

Result<Module> load_module() {
    static std::once_flag once;
    static Result<Module> loaded = Error{};
    std::call_once(once, [] { loaded = load(); });
    return loaded;
}

bool is_initialised() { return has_loaded.load(std::memory_order_acquire); }

}  // namespace proviso::schema
