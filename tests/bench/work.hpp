// What is measured, on the same bytes: parsing bare, reading into the dossier, judging without words, the
// full check, and the check with its JSON report.
#pragma once

#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "plugin/check/check.hpp"

namespace bench {

enum class Work { Bare, Read, Judge, Check, CheckAndReport };

inline constexpr Work all_work[] = {Work::Bare, Work::Read, Work::Judge, Work::Check, Work::CheckAndReport};

inline constexpr std::size_t works = std::size(all_work);

[[nodiscard]] std::string_view name_of(Work work);

// Engine and pack, made once, as a platform does.
class Bench {
public:
    // `copies` of each rule of the shipped pack, all but the first under another name.
    explicit Bench(unsigned copies = 1);

    [[nodiscard]] std::size_t rule_count() const { return pack_->rules().size(); }

    // Ends the program with a message where the work fails: a figure for failing work means nothing.
    std::size_t run(Work work, std::string_view bytes) const;

private:
    std::unique_ptr<proviso::Engine> engine_;
    proviso::Engine::Pack pack_;
};

[[noreturn]] void stop(const std::string& message);

}  // namespace bench
