#include "plugin/abi/diagnostics.hpp"

#include "model/base/unicode.hpp"
#include "rules/language/parse.hpp"

#include <algorithm>

namespace proviso::abi {
namespace {

using clause::Diagnostic;
using clause::Source;

void set_place(DiagnosticsObject::Item& item, std::string_view text) {
    const std::string_view before = text.substr(0, std::min<std::size_t>(item.diagnostic.begin, text.size()));
    const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0: the first line
    item.line = static_cast<std::uint32_t>(1 + std::ranges::count(before, '\n'));
    item.column =
        static_cast<std::uint32_t>(1 + std::ranges::count_if(before.substr(line_begin), [](char byte) {
                                       return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
                                   }));
}

DiagnosticsObject::Item item_of(Diagnostic diagnostic, const std::vector<Source>& sources) {
    DiagnosticsObject::Item item;
    const auto source = std::ranges::find(sources, diagnostic.source, &Source::name);
    const bool has_source = source != sources.end();
    item.rendered = make_visible(has_source ? clause::render(diagnostic, *source)
                                            : diagnostic.code + ": " + diagnostic.message);
    diagnostic.message = make_visible(diagnostic.message);
    item.diagnostic = std::move(diagnostic);
    if (has_source) set_place(item, source->text);
    return item;
}

}  // namespace

std::shared_ptr<DiagnosticsObject> to_object(std::vector<Diagnostic> diagnostics,
                                             const std::vector<Source>& sources) {
    auto object = std::make_shared<DiagnosticsObject>();
    for (Diagnostic& diagnostic : diagnostics) {
        if (diagnostic.severity == Diagnostic::Severity::Error) ++object->errors;
        object->items.push_back(item_of(std::move(diagnostic), sources));
    }
    return object;
}

}  // namespace proviso::abi
