// The list of report formats. A writer lays a Report out; it never judges and never includes another writer.
// Thread rule: no state.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "model/report.hpp"
#include "rules/language/texts.hpp"

namespace proviso {

using Sink = std::function<void(std::string_view)>;

struct WriteOptions {
    bool shows_all = false;                        // also met, not-applicable and folded findings
    bool uses_colour = false;                      // terminals only
    std::size_t width = 80;                        // columns of the text format
    const clause::TextCatalogue* texts = nullptr;  // the report's sentences, see report_texts.hpp; never null
};

struct Writer {
    std::string_view id;  // `text`, `html`, `json`
    std::string_view media_type;
    std::string_view extension;
    void (*write)(const Report&, const WriteOptions&, const Sink&);
};

[[nodiscard]] std::span<const Writer> writers();
[[nodiscard]] const Writer* find_writer(std::string_view id);

// Is the finding told in full, or only counted? The HTML page tells every finding, as it can fold them.
[[nodiscard]] bool is_shown(const Finding& finding, const WriteOptions& options);

// Does a verdict reach a level of `--fail-on`: `gap`, or `cannot-tell`, which takes both? It is asked of the
// verdict, as a finding that is left out for a reader weighs in it all the same.
[[nodiscard]] bool reaches(Verdict verdict, std::string_view level);

}  // namespace proviso
