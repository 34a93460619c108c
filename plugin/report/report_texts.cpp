#include "plugin/report/report_texts.hpp"

#include "plugin/report/embedded_texts.hpp"

namespace proviso {

Result<clause::TextCatalogue> load_report_texts() {
    // One catalogue, so that a language that one of the files lacks is noticed.
    std::string markdown;
    for (const EmbeddedFile& file : embedded_report_texts()) {
        if (file.path.ends_with("texts.md")) markdown.append(file.bytes) += '\n';
    }
    return clause::TextCatalogue::read("plugin/report/texts.md", markdown);
}

}  // namespace proviso
