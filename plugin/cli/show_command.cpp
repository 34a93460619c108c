// `proviso show`: what was read, from where, and what was not. What is not the dossier itself stands in
// comments, so that the whole output is notation that can be read back.
#include "plugin/cli/console.hpp"
#include "plugin/cli/session.hpp"

namespace proviso::cli {
namespace {

using host::view;

struct RemarkList {
    proviso_remark_kind kind;
    std::string_view heading;
};

constexpr RemarkList remark_lists[] = {
    {PROVISO_REMARK_NOTE, "note"},
    {PROVISO_REMARK_UNKNOWN_PATH, "not known, and not read"},
    {PROVISO_REMARK_UNKNOWN_CODE, "code not known"},
    {PROVISO_REMARK_FALLBACK_PATH, "read at an unusual place"},
};

std::string counts_of(const proviso_document& document) {
    return "#   " + std::to_string(document.elements_read) + " elements read, " +
           std::to_string(document.elements_left) + " known and left, " +
           std::to_string(document.elements_unknown) + " unknown, " + std::to_string(document.bytes) +
           " bytes\n";
}

std::string remarks_of(const host::Dossier& dossier, std::size_t index) {
    std::string text;
    for (const RemarkList& list : remark_lists) {
        for (const proviso_remark& remark : dossier.remarks(index, list.kind)) {
            text += "#   " + std::string{list.heading} + ": " + host::visible(view(remark.text));
            if (list.kind == PROVISO_REMARK_UNKNOWN_PATH)
                text += " (" + std::to_string(remark.count) + " times)";
            text += "\n";
        }
    }
    return text;
}

std::string documents_of(const host::Dossier& dossier) {
    std::string text;
    const std::vector<proviso_document> documents = dossier.documents();
    for (std::size_t i = 0; i < documents.size(); ++i) {
        const proviso_document& document = documents[i];
        text += "# " + host::visible(view(document.name)) + ": " + std::string{view(document.format)};
        if (document.format_version.size != 0) text += " " + host::visible(view(document.format_version));
        text += "\n" + counts_of(document) + remarks_of(dossier, i);
    }
    return text;
}

}  // namespace

Expected<int> run_show(const Arguments& arguments) {
    Expected<host::Engine> engine = make_engine(arguments);
    if (!engine) return engine.error();
    Expected<host::Check> check = make_check(*engine, arguments);
    if (!check) return check.error();
    Expected<host::Dossier> dossier = check->read();
    if (!dossier) return dossier.error();
    Expected<std::string> notation = dossier->notation(true);
    if (!notation) return notation.error();
    Expected<host::Nothing> printed = print(documents_of(*dossier) + "\n" + *notation);
    if (!printed) return printed.error();
    return int{nothing_found};
}

}  // namespace proviso::cli
