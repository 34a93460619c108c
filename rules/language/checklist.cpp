#include "rules/language/evaluate.hpp"
#include "rules/language/evaluate/wording.hpp"

namespace proviso::clause {

std::vector<ChecklistRow> checklist_of(std::span<const std::shared_ptr<const RulePack>> packs,
                                       std::string_view language) {
    std::vector<ChecklistRow> rows;
    for (const auto& pack : packs) {
        for (const ChecklistItem& item : pack->program().checklist) {
            rows.push_back({item.id, std::string{in_language(item.text, language)},
                            std::string{in_language(item.when, language)}});
        }
    }
    return rows;
}

}  // namespace proviso::clause
