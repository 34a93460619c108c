#include "plugin/check/proposals.hpp"

#include <string>
#include <string_view>

namespace proviso {
namespace {

// What is proposed is for the notice that calls for competition.
constexpr std::string_view notice_format = "eforms-contract-notice";

// The code list of `lot.strategic-aim`; empty for a field of another kind.
std::string_view code_list_of(const Vocabulary& vocabulary, std::string_view name) {
    const std::size_t dot = name.find('.');
    if (dot == std::string_view::npos) return {};
    const EntityId entity = vocabulary.find_entity(name.substr(0, dot));
    if (entity == no_entity) return {};
    const FieldId field = vocabulary.find_field(entity, name.substr(dot + 1));
    return field == no_field ? std::string_view{} : vocabulary.field(field).type.code_list;
}

}  // namespace

void write_codes_of_notice(const FormatSet& formats, const Vocabulary& vocabulary,
                           std::span<Finding> findings) {
    for (Finding& finding : findings) {
        for (Proposal& proposal : finding.proposals) {
            const std::string_view list = code_list_of(vocabulary, proposal.field);
            if (list.empty()) continue;
            std::string code = written_code(formats, notice_format, {list, proposal.value});
            if (!code.empty()) proposal.value = std::move(code);
        }
    }
}

}  // namespace proviso
