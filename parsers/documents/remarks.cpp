#include "parsers/documents/remarks.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace proviso {
namespace {

// A code that ends with a hyphen stands for all that begin so. The first that fits counts.
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
    {"E-ARC-BOMB", "why-too-large"},
    {"E-ARC-COUNT", "why-too-large"},
    {"E-PROGRAM-OUTPUT", "why-too-large"},
    {"E-ARC-PATH", "why-archive-path"},
    {"E-PROGRAM-TIME", "why-too-slow"},
    {"E-NO-CONTENT", "why-no-content"},
    {"E-DTD", "why-doctype"},
    {"E-ENC", "why-encoding"},
    {"E-WF", "why-malformed"},
    {"E-NS", "why-malformed"},
    {"E-EMPTY", "why-malformed"},
    {"E-MEMORY", "why-too-large"},
    {"E-ARC-", "why-archive-broken"},
    {"E-LIMIT-", "why-limit"},
    {"E-PROGRAM-", "why-program"},
    {"E-", "why-unknown"},
});

Remark because_of(const Error& fault, Remark remark) {
    const auto* const found = std::ranges::find_if(whys, [&fault](const Why& why) {
        return why.code.ends_with('-') ? fault.code.starts_with(why.code) : fault.code == why.code;
    });
    remark.words.emplace_back("why", found == whys.end() ? "why-unknown" : found->text);
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
