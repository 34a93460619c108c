// The smallest C++ host, built against what is installed.
#include <fstream>
#include <iostream>
#include <sstream>

#include <proviso/proviso.hpp>

namespace host = proviso::host;

namespace {

int fail(const host::Error& error) {
    std::cerr << error.code << ": " << error.message << '\n';
    return 1;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    std::ostringstream bytes;
    bytes << std::ifstream{argv[1], std::ios::binary}.rdbuf();
    const auto engine = host::Engine::create();
    if (!engine) return fail(engine.error());
    const auto pack = engine->shipped_pack("electronics-watch");
    if (!pack) return fail(pack.error());
    auto check = engine->check({"2026-11-25", "en", false});
    if (!check) return fail(check.error());
    if (const auto added = check->add_pack(*pack); !added) return fail(added.error());
    if (const auto set = check->set_notice("notice.xml", bytes.str()); !set) return fail(set.error());
    const auto report = check->run();
    if (!report) return fail(report.error());
    std::cout << "verdict: " << report->verdict() << '\n';
    return 0;
}
