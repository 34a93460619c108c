#include "parsers/documents/remarks.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace proviso {
namespace {

struct Why {
    std::string_view code;
    std::string_view text;
};
constexpr auto whys = std::to_array<Why>({
    {"E-PDF-LOCKED", "why-pdf-locked"},
    {"E-PDF-PROGRAM", "why-pdf-program"},
    {"E-PDF-BROKEN", "why-pdf-broken"},
    {"E-NO-TEXT", "why-scanned"},
    {"E-ARC-LOCKED", "why-locked"},
    {"E-ARC-BROKEN", "why-archive-broken"},
    {"E-ARC-BOMB", "why-too-large"},
    {"E-ARC-COUNT", "why-too-large"},
    {"E-PROGRAM-OUTPUT", "why-too-large"},
    {"E-PROGRAM-TIME", "why-too-slow"},
});

Remark because_of(const Error& fault, Remark remark) {
    const auto found = std::ranges::find(whys, fault.code, &Why::code);
    if (found != whys.end()) {
        remark.words.emplace_back("why", found->text);
    } else {
        remark.values.emplace_back("why",
                                   fault.help.empty() ? fault.message : fault.message + "; " + fault.help);
    }
    return remark;
}

}  // namespace

Remark kind_unread(std::string_view kind) {
    return Remark{"remark-kind-unread", {}, {{"kind", std::string{kind}}}};
}

Remark file_unread(std::string_view kind, const Error& fault) {
    return because_of(fault, Remark{"remark-file-unread", {}, {{"kind", std::string{kind}}}});
}

Remark text_unread(const Error& fault) { return because_of(fault, Remark{"remark-text-unread", {}, {}}); }

}  // namespace proviso
