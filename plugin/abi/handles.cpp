#include "plugin/abi/handles.hpp"

#include <mutex>
#include <shared_mutex>
#include <unordered_map>

namespace proviso::abi {
namespace {

struct Entry {
    HandleKind kind;
    std::shared_ptr<void> object;
};

struct Registry {
    std::shared_mutex mutex;
    std::unordered_map<std::uintptr_t, Entry> entries;
    std::uintptr_t next = 0x1000;  // above the first page, so that a debugger does not take it for null
};

// Never destroyed: a host may free handles from its own static destructors.
Registry& registry() {
    static auto* const registry = new Registry;
    return *registry;
}

std::uintptr_t number_of(const void* handle) { return reinterpret_cast<std::uintptr_t>(handle); }

}  // namespace

void* register_object(HandleKind kind, std::shared_ptr<void> object) {
    Registry& all = registry();
    const std::unique_lock lock{all.mutex};
    all.next += 16;
    all.entries.emplace(all.next, Entry{kind, std::move(object)});
    return reinterpret_cast<void*>(all.next);
}

std::shared_ptr<void> find_object(HandleKind kind, const void* handle) {
    Registry& all = registry();
    const std::shared_lock lock{all.mutex};
    const auto entry = all.entries.find(number_of(handle));
    const bool is_it = entry != all.entries.end() && entry->second.kind == kind;
    return is_it ? entry->second.object : nullptr;
}

void release_object(HandleKind kind, const void* handle) {
    Registry& all = registry();
    std::shared_ptr<void> last;  // destroyed after the lock is gone: that may take long
    const std::unique_lock lock{all.mutex};
    const auto entry = all.entries.find(number_of(handle));
    if (entry == all.entries.end() || entry->second.kind != kind) return;
    last = std::move(entry->second.object);
    all.entries.erase(entry);
}

}  // namespace proviso::abi
