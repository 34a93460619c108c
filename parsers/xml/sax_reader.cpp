#include "parsers/xml/sax_reader.hpp"

#include "model/base/limits.hpp"
#include "model/base/line_index.hpp"
#include "parsers/xml/attribute_guard.hpp"
#include "parsers/xml/parse_errors.hpp"
#include "parsers/xml/parser_context.hpp"
#include "parsers/xml/tag_limits.hpp"
#include "parsers/xml/utf8_check.hpp"

#include <fmt/format.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <climits>
#include <cstring>
#include <functional>
#include <string>

namespace proviso::xml {

namespace {

static_assert(limits::document_bytes_max <= INT_MAX, "libxml2 counts the bytes of an input as an int");

constexpr std::string_view export_again = "have the program that made the document export it again";

const char* letters(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

// One reading of one text: what libxml2's callbacks share.
struct Reading {
    xmlParserCtxt* context;
    Handler& handler;
    std::string_view text;
    std::optional<Error> error;
    std::uint32_t depth = 0;
    std::uint32_t counted = 0;   // elements and attributes
    std::size_t text_bytes = 0;  // since the last tag
    std::size_t tag_from = 0;    // the next tag begins here, or later

    // The offset that the parser has reached. Invariant: asked only before `stop`, which takes the input
    // away.
    [[nodiscard]] std::size_t cursor() const {
        return static_cast<std::size_t>(context->input->cur - context->input->base);
    }

    // The last `letter` before the cursor: a tag holds no second `<`, a reference no second `&`. It is nearly
    // always near; address sanitizers check the whole range of a search, so the range is kept short as well.
    [[nodiscard]] std::size_t find_back(char letter) const {
        constexpr std::size_t near_bytes = 1024;
        const std::size_t end = cursor();
        const std::size_t near = end > near_bytes ? end - near_bytes : 0;
        const void* found = memrchr(text.data() + near, letter, end - near);
        if (found == nullptr) found = memrchr(text.data(), letter, near);
        return found == nullptr ? 0 : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
    }

    // What libxml2 hands out of its copy of the text, as the same place of the text itself, so that a handler
    // may keep it; what it had to decode stays as it is.
    [[nodiscard]] std::string_view in_text(std::string_view piece) const {
        const std::string_view copy{letters(context->input->base), text.size()};
        const bool is_within = std::less_equal<>{}(copy.data(), piece.data()) &&
                               std::less_equal<>{}(piece.data() + piece.size(), copy.data() + copy.size());
        return is_within ? text.substr(static_cast<std::size_t>(piece.data() - copy.data()), piece.size())
                         : piece;
    }

    void stop(Error cause) {
        if (!error) error = std::move(cause);
        xmlStopParser(context);
    }

    void stop_at(std::size_t byte, std::string code, std::string message, std::string help) {
        stop({std::move(code), std::move(message), std::move(help), Place{{}, {}, byte, 0, 0}});
    }

    [[gnu::cold]] void stop_as_asked() { stop(handler.take_stop()); }

    void stop_if_asked() {
        if (handler.has_stopped()) [[unlikely]] {
            stop_as_asked();
        }
    }
};

Reading& reading_of(void* data) { return *static_cast<Reading*>(data); }

// Out of the hot path: the exact answer, once the cheap test of `on_start_element` has found a reason to ask.
[[gnu::cold]] bool keeps_limits(Reading& reading, const TagFacts& tag) {
    const std::optional<BrokenLimit> broken = find_broken_limit(tag);
    if (!broken) return true;
    reading.stop_at(reading.find_back('<'), broken->code, broken->message, std::string{export_again});
    return false;
}

void on_start_element(void* data, const xmlChar* name, const xmlChar* prefix, const xmlChar* uri,
                      int namespace_count, const xmlChar** namespaces, int attribute_count,
                      int /*defaulted_count*/, const xmlChar** attributes) {
    Reading& reading = reading_of(data);
    const std::size_t cursor = reading.cursor();
    const auto declared = static_cast<std::uint32_t>(attribute_count + namespace_count);
    const auto live_bindings = static_cast<std::uint32_t>(reading.context->nsNr) / 2;
    reading.text_bytes = 0;
    reading.counted += 1 + declared;
    ++reading.depth;
    // No name or value is longer than its tag, so only a long tag needs to be measured in detail.
    const bool may_break_limit =
        cursor - reading.tag_from > limits::name_bytes_max || reading.depth > limits::element_depth_max ||
        reading.counted > limits::elements_and_attributes_max ||
        declared > limits::attributes_per_element_max || live_bindings > limits::namespace_bindings_live_max;
    reading.tag_from = cursor;
    if (may_break_limit) [[unlikely]] {
        const TagFacts tag{name,       prefix,        namespace_count, namespaces,   attribute_count,
                           attributes, reading.depth, reading.counted, live_bindings};
        if (!keeps_limits(reading, tag)) return;
    }
    if (reading.handler.passes_over()) return reading.handler.pass_start();
    const std::size_t byte = reading.find_back('<');
    const auto count = static_cast<std::size_t>(attribute_count);
    reading.handler.start_element({Name{letters(uri)}, Name{letters(name)}, Attributes{attributes, count},
                                   static_cast<std::uint32_t>(byte)});
    reading.stop_if_asked();
}

void on_end_element(void* data, const xmlChar* /*name*/, const xmlChar* /*prefix*/, const xmlChar* /*uri*/) {
    Reading& reading = reading_of(data);
    reading.text_bytes = 0;
    --reading.depth;
    reading.tag_from = reading.cursor();
    if (reading.handler.passes_over()) {
        reading.handler.pass_end();
    } else {
        reading.handler.end_element();
    }
    reading.stop_if_asked();
}

[[gnu::cold]] void refuse_text(Reading& reading) {
    reading.stop_at(reading.find_back('<'), "E-LIMIT-TEXT",
                    fmt::format("a text is longer than {} bytes", limits::text_node_bytes_max),
                    std::string{export_again});
}

void on_text(void* data, const xmlChar* piece, int length) {
    Reading& reading = reading_of(data);
    const auto size = static_cast<std::size_t>(length);
    reading.text_bytes += size;
    reading.tag_from = reading.cursor();
    if (reading.text_bytes > limits::text_node_bytes_max) [[unlikely]] {
        refuse_text(reading);
        return;
    }
    if (!reading.handler.wants_text()) return;
    reading.handler.text(reading.in_text({letters(piece), size}));
    reading.stop_if_asked();
}

void on_comment(void* data, const xmlChar* comment) {
    Reading& reading = reading_of(data);
    if (std::strlen(letters(comment)) <= limits::comment_bytes_max) return;
    reading.stop_at(reading.cursor(), "E-LIMIT-COMMENT",
                    fmt::format("a comment is longer than {} bytes", limits::comment_bytes_max),
                    std::string{export_again});
}

void on_instruction(void* data, const xmlChar* target, const xmlChar* instruction) {
    Reading& reading = reading_of(data);
    if (std::strlen(letters(target)) > limits::name_bytes_max) {
        reading.stop_at(reading.cursor(), "E-LIMIT-NAME",
                        fmt::format("a name is longer than {} bytes", limits::name_bytes_max),
                        std::string{export_again});
    } else if (instruction != nullptr && std::strlen(letters(instruction)) > limits::comment_bytes_max) {
        reading.stop_at(
            reading.cursor(), "E-LIMIT-COMMENT",
            fmt::format("a processing instruction is longer than {} bytes", limits::comment_bytes_max),
            std::string{export_again});
    }
}

// The second line of defence: the gate has refused every DOCTYPE that it could see.
void on_doctype(void* data, const xmlChar* /*name*/, const xmlChar* /*public_id*/,
                const xmlChar* /*system_id*/) {
    Reading& reading = reading_of(data);
    reading.stop_at(reading.find_back('<'), "E-DTD",
                    "the document has a document type declaration (`<!DOCTYPE`), which is refused",
                    "remove the declaration; no e-procurement document needs one");
}

std::size_t place_of(const Reading& reading, Anchor anchor) {
    switch (anchor) {
        case Anchor::Tag:
            return reading.find_back('<');
        case Anchor::Reference:
            return reading.find_back('&');
        case Anchor::Cursor:
            break;
    }
    return reading.cursor();
}

// The first complaint ends the reading: what follows is mostly its echo, and could be made to follow without
// end.
void on_complaint(Reading& reading, const xmlError& complaint) {
    if (reading.error || complaint.level < XML_ERR_ERROR) return;
    // A parser may stand a little before the bytes that it complains about; their character must not be cut
    // here.
    constexpr std::size_t character_bytes_max = 4;
    const std::size_t suspect_end = reading.cursor() + character_bytes_max;
    const std::optional<std::size_t> invalid =
        find_invalid_utf8(reading.text.substr(0, suspect_end + character_bytes_max));
    if (invalid && *invalid <= suspect_end) {
        reading.stop_at(*invalid, "E-ENC", fmt::format("byte {} is not valid UTF-8", *invalid),
                        "save the document again as UTF-8, and let its label name the encoding it has");
        return;
    }
    Complaint words = explain(complaint);
    if (words.may_be_cut && reading.cursor() >= reading.text.size()) words = explain_cut();
    reading.stop_at(place_of(reading, words.anchor), std::move(words.code), std::move(words.message),
                    std::move(words.help));
}

xmlSAXHandler callbacks() {
    xmlSAXHandler sax{};
    sax.initialized = XML_SAX2_MAGIC;
    sax.internalSubset = on_doctype;
    sax.startElementNs = on_start_element;
    sax.endElementNs = on_end_element;
    sax.characters = on_text;
    sax.ignorableWhitespace = on_text;
    sax.cdataBlock = on_text;
    sax.comment = on_comment;
    sax.processingInstruction = on_instruction;
    // Newer versions of libxml2 hand out the error as const.
    sax.serror = [](void* data, auto* error) { on_complaint(reading_of(data), *error); };
    return sax;
}

Error name_place(Error error, std::string_view document_name, std::string_view text) {
    const LineColumn at = locate(text, error.place.byte);
    error.place.document = document_name;
    error.place.line = at.line;
    error.place.column = at.column;
    return error;
}

Error refuse(std::string code, std::string message, std::string help) {
    return Error{std::move(code), std::move(message), std::move(help), {}};
}

}  // namespace

Status read(std::string_view document_name, std::string_view utf8, Handler& handler, Workspace& workspace) {
    if (utf8.size() > limits::document_bytes_max) {
        return name_place(refuse("E-LIMIT-SIZE",
                                 fmt::format("the document has {} bytes, more than the {} that are "
                                             "read from outside",
                                             utf8.size(), limits::document_bytes_max),
                                 "hand in the notices or forms one by one"),
                          document_name, utf8);
    }
    if (Status guarded = guard_attributes(document_name, utf8); !guarded) return guarded;
    static const xmlSAXHandler sax = callbacks();
    xmlParserCtxt* const context = workspace.state().begin(sax, utf8);
    if (context == nullptr) {
        return name_place(refuse("E-MEMORY", "there is not enough memory to read the document",
                                 "close other programs and try again"),
                          document_name, utf8);
    }
    Reading reading{context, handler, utf8, std::nullopt};
    context->userData = &reading;
    xmlParseDocument(context);
    if (reading.error) return name_place(*std::move(reading.error), document_name, utf8);
    // libxml2 takes a NUL for the end, and says nothing of what follows it.
    const bool is_whole = reading.cursor() == utf8.size();
    if (is_whole && context->wellFormed == 1 && context->nsWellFormed == 1) {
        workspace.state().keep();
        return Done{};
    }
    return name_place(refuse("E-WF", "the document is not well-formed XML", std::string{export_again}),
                      document_name, utf8);
}

Status read(std::string_view document_name, std::string_view utf8, Handler& handler) {
    Workspace workspace;
    return read(document_name, utf8, handler, workspace);
}

}  // namespace proviso::xml
