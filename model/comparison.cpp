#include "model/comparison.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

constexpr std::array<std::string_view, 4> state_names{"changed", "gone", "new", "unchanged"};

}  // namespace

std::string_view passage_state_name(ComparedPassage::State state) {
    return state_names[static_cast<std::size_t>(state)];
}

bool Comparison::is_changed() const {
    return !findings.empty() || std::ranges::any_of(passages, [](const ComparedPassage& passage) {
        return passage.state != ComparedPassage::State::Unchanged;
    });
}

}  // namespace proviso
