// What a reader must know of the settings beside the findings.
#include <array>
#include <utility>

#include "rules/language/evaluate/parameters.hpp"
#include "rules/language/profile.hpp"
#include "rules/language/texts.hpp"

namespace proviso::clause {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

class Notes {
public:
    Notes(Date as_of, std::string_view language) : as_of_(as_of), language_(language) {}

    void add(const CompiledParameter& parameter, const ParameterInForce& in_force) {
        if (!in_force.from) return;  // What the buyer chose, the buyer answers for.
        if (!parameter.is_verified) say("note-unverified", parameter.name, {});
        const bool is_overdue = parameter.review_by && *parameter.review_by < as_of_;
        if (is_overdue) say("note-review", parameter.name, format_date(*parameter.review_by));
    }

    void add(const std::string& rule, const SetAside& set_aside) {
        if (set_aside.until < as_of_) say("note-set-aside-ended", rule, format_date(set_aside.until));
    }

    [[nodiscard]] std::vector<std::string> take() { return std::move(notes_); }

private:
    void say(std::string_view text, const std::string& name, const std::string& date) {
        const std::array<Pair, 3> values{{{"name", name}, {"rule", name}, {"date", date}}};
        notes_.push_back(engine_texts().get(text, language_, values));
    }

    Date as_of_;
    std::string_view language_;
    std::vector<std::string> notes_;
};

}  // namespace

std::vector<std::string> settings_notes(std::span<const std::shared_ptr<const RulePack>> packs,
                                        const Settings* settings, Date as_of, std::string_view language) {
    Notes notes{as_of, language};
    for (const auto& pack : packs) {
        const Program& program = pack->program();
        const auto in_force = parameters_in_force(program, {as_of, settings});
        for (std::size_t i = 0; i < in_force.size(); ++i) notes.add(program.parameters[i], in_force[i]);
    }
    if (settings != nullptr) {
        for (const auto& [rule, set_aside] : settings->set_aside) notes.add(rule, set_aside);
    }
    return notes.take();
}

}  // namespace proviso::clause
