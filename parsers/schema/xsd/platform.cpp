#include "parsers/schema/xsd/platform.hpp"

#include <atomic>
#include <mutex>

#include <xercesc/util/PlatformUtils.hpp>
#include <xercesc/util/XMLException.hpp>

namespace proviso::schema {
namespace {

std::atomic<bool> has_started{false};
std::mutex starting;

}  // namespace

Status start_platform() {
    if (has_started.load(std::memory_order_acquire)) return Done{};
    const std::lock_guard lock{starting};
    if (has_started.load(std::memory_order_relaxed)) return Done{};
    try {
        xercesc::XMLPlatformUtils::Initialize();
    } catch (const xercesc::XMLException&) {
        return Error{
            "E-SCHEMA", "the library that reads schemas does not start", "check its installation", {}};
    }
    has_started.store(true, std::memory_order_release);
    return Done{};
}

}  // namespace proviso::schema
