// `proviso show`: what was read, from where, and what was not. What is not the dossier itself stands in
// comments, so that the whole output is notation that can be read back.
#include "plugin/cli/console.hpp"
#include "plugin/cli/feed.hpp"
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

Expected<std::string> shown(const host::Check& check) {
    Expected<host::Dossier> dossier = check.read();
    if (!dossier) return dossier.error();
    Expected<std::string> notation = dossier->notation(true);
    if (!notation) return notation.error();
    return documents_of(*dossier) + "\n" + *notation;
}

std::string heading_of(const std::string& path, const host::Feed& feed) {
    return "# " + host::visible(path) + ": a feed of " + std::to_string(feed.entries().size()) +
           " procurements, without " + std::to_string(feed.count("superseded")) + " superseded and " +
           std::to_string(feed.count("withdrawn")) + " withdrawn entries\n";
}

// Entry by entry, so that the feed may be larger than the memory. One that cannot be read is named, and the
// rest shown.
Expected<int> show_feed(const host::Engine& engine, const Arguments& arguments) {
    Expected<OpenFeed> feed = OpenFeed::open(engine, arguments.files.front());
    if (!feed) return feed.error();
    Expected<host::Nothing> printed = print(heading_of(arguments.files.front(), feed->feed()));
    int code = nothing_found;
    const std::size_t count = feed->feed().entries().size();
    for (std::size_t i = 0; i < count && printed; ++i) {
        Expected<host::File> document = feed->document(i);
        if (!document) return document.error();
        host::CheckOptions options;
        Expected<host::Check> check = engine.check(options);
        if (!check) return check.error();
        Expected<host::Nothing> added = check->add_notice(document->name, document->bytes);
        if (!added) return added.error();
        Expected<std::string> text = shown(*check);
        if (!text) code = unreadable_input;
        printed =
            print("\n" +
                  (text ? *text : "# " + host::visible(document->name) + ": " + text.error().message + "\n"));
    }
    if (!printed) return printed.error();
    return int{code};
}

}  // namespace

Expected<int> run_show(const Arguments& arguments) {
    if (arguments.is_summary) return run_summary(arguments);
    Expected<host::Engine> engine = make_engine(arguments);
    if (!engine) return engine.error();
    const bool is_one_file = arguments.files.size() == 1 && arguments.entry.empty();
    if (is_one_file && is_large(arguments.files.front())) return show_feed(*engine, arguments);
    Expected<host::Check> check = make_check(*engine, arguments);
    if (!check) return check.error();
    Expected<std::string> text = shown(*check);
    if (!text && text.error().code == "E-MANY-ENTRIES" && is_one_file) return show_feed(*engine, arguments);
    if (!text) return text.error();
    Expected<host::Nothing> printed = print(*text);
    if (!printed) return printed.error();
    return int{nothing_found};
}

}  // namespace proviso::cli
