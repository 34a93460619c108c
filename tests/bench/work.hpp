// The four things that are measured, on the same bytes: parsing bare, reading into the dossier, the full
// check, and the check with its JSON report.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "plugin/check/check.hpp"

namespace bench {

enum class Work { Bare, Read, Check, CheckAndReport };

inline constexpr Work all_work[] = {Work::Bare, Work::Read, Work::Check, Work::CheckAndReport};

[[nodiscard]] std::string_view name_of(Work work);

// Engine and pack, made once, as a platform does.
class Bench {
public:
    Bench();

    // Ends the program with a message where the work fails: a figure for failing work means nothing.
    std::size_t run(Work work, std::string_view bytes) const;

private:
    std::unique_ptr<proviso::Engine> engine_;
    proviso::Engine::Pack pack_;
};

[[noreturn]] void stop(const std::string& message);

}  // namespace bench
