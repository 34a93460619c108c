#include "plugin/report/report_texts.hpp"

#include "plugin/report/embedded_texts.hpp"

namespace proviso {

Result<clause::TextCatalogue> load_report_texts() {
    const EmbeddedFile& file = embedded_report_texts().front();
    return clause::TextCatalogue::read(std::string{file.path}, file.bytes);
}

}  // namespace proviso
