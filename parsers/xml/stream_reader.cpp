#include "parsers/xml/stream_reader.hpp"

#include <fmt/format.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <array>
#include <cstring>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "model/base/feed_limits.hpp"
#include "model/base/limits.hpp"
#include "parsers/prolog.hpp"
#include "parsers/xml/parse_errors.hpp"
#include "parsers/xml/tag_limits.hpp"

namespace proviso::xml {
namespace {

constexpr std::string_view export_again = "have the program that made the document export it again";

struct FreeContext {
    void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
};
using Context = std::unique_ptr<xmlParserCtxt, FreeContext>;

struct Reading {
    xmlParserCtxt* context;
    StreamHandler& handler;
    std::optional<Error> error;
    std::uint32_t depth = 0;
    std::size_t text_bytes = 0;

    [[nodiscard]] std::uint64_t offset_of(const xmlChar* place) const {
        const xmlParserInput& input = *context->input;
        return input.consumed + static_cast<std::uint64_t>(place - input.base);
    }
    [[nodiscard]] std::uint64_t cursor() const { return offset_of(context->input->cur); }

    void stop(Error cause) {
        if (!error) error = std::move(cause);
        xmlStopParser(context);
    }
    void stop_at(std::uint64_t byte, std::string code, std::string message, std::string help) {
        stop({std::move(code), std::move(message), std::move(help),
              Place{{}, {}, static_cast<std::size_t>(byte), 0, 0}});
    }
    void stop_if_asked() {
        if (handler.fault()) stop(*handler.fault());
    }
};

Reading& reading_of(void* data) { return *static_cast<Reading*>(data); }
const char* letters(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

void on_start(void* data, const xmlChar* name, const xmlChar* prefix, const xmlChar* uri, int namespace_count,
              const xmlChar** namespaces, int attribute_count, int /*defaulted*/,
              const xmlChar** attributes) {
    Reading& reading = reading_of(data);
    if (reading.error) return;
    const xmlParserInput& input = *reading.context->input;
    const auto size = static_cast<std::size_t>(input.cur - input.base);
    // The whole tag stands in the parser's buffer, and holds no second `<`.
    const void* const open = memrchr(input.base, '<', size);
    const std::uint64_t cursor = reading.cursor();
    const std::uint64_t byte =
        open == nullptr ? cursor : reading.offset_of(static_cast<const xmlChar*>(open));
    reading.text_bytes = 0;
    ++reading.depth;
    const auto bindings = static_cast<std::uint32_t>(reading.context->nsNr) / 2;
    const TagFacts tag{name,          prefix, namespace_count, namespaces, attribute_count, attributes,
                       reading.depth, 0,      bindings};
    if (const auto broken = find_broken_limit(tag)) {
        reading.stop_at(byte, broken->code, broken->message, std::string{export_again});
        return;
    }
    if (cursor > limits::feed::document_bytes_max) return;
    reading.handler.start_element(
        {Name{letters(uri)}, Name{letters(name)},
         Attributes{attributes, static_cast<std::size_t>(attribute_count)}, static_cast<std::uint32_t>(byte)},
        static_cast<std::uint32_t>(cursor));
    reading.stop_if_asked();
}

void on_end(void* data, const xmlChar* /*name*/, const xmlChar* /*prefix*/, const xmlChar* /*uri*/) {
    Reading& reading = reading_of(data);
    if (reading.error) return;
    reading.text_bytes = 0;
    --reading.depth;
    reading.handler.end_element(static_cast<std::uint32_t>(reading.cursor()));
    reading.stop_if_asked();
}

void on_text(void* data, const xmlChar* piece, int length) {
    Reading& reading = reading_of(data);
    if (reading.error) return;
    reading.text_bytes += static_cast<std::size_t>(length);
    if (reading.text_bytes > limits::text_node_bytes_max) {
        reading.stop_at(reading.cursor(), "E-LIMIT-TEXT",
                        fmt::format("a text is longer than {} bytes", limits::text_node_bytes_max),
                        std::string{export_again});
        return;
    }
    reading.handler.text({letters(piece), static_cast<std::size_t>(length)});
    reading.stop_if_asked();
}

void on_doctype(void* data, const xmlChar* /*name*/, const xmlChar* /*public_id*/,
                const xmlChar* /*system_id*/) {
    Reading& reading = reading_of(data);
    reading.stop_at(reading.cursor(), "E-DTD",
                    "the document has a document type declaration (`<!DOCTYPE`), which is refused",
                    "remove the declaration; no e-procurement document needs one");
}

void on_complaint(Reading& reading, const xmlError& complaint) {
    if (reading.error || complaint.level < XML_ERR_ERROR) return;
    Complaint words = explain(complaint);
    reading.stop_at(reading.cursor(), std::move(words.code), std::move(words.message), std::move(words.help));
}

xmlSAXHandler callbacks() {
    xmlSAXHandler sax{};
    sax.initialized = XML_SAX2_MAGIC;
    sax.internalSubset = on_doctype;
    sax.startElementNs = on_start;
    sax.endElementNs = on_end;
    sax.characters = on_text;
    sax.ignorableWhitespace = on_text;
    sax.cdataBlock = on_text;
    // Newer versions of libxml2 hand out the error as const.
    sax.serror = [](void* data, auto* error) { on_complaint(reading_of(data), *error); };
    return sax;
}

Context make_context() {
    static std::once_flag is_initialised;
    std::call_once(is_initialised, xmlInitParser);
    Context context{xmlCreatePushParserCtxt(nullptr, nullptr, nullptr, 0, nullptr)};
    if (context == nullptr) return context;
    xmlCtxtUseOptions(context.get(), XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
    *context->sax = callbacks();
    return context;
}

// The gate looks at the beginning, where a document says what it is.
Status check_head(std::string_view document_name, std::string_view head) {
    PROVISO_TRY(prolog, scan_prolog(document_name, head));
    const bool is_utf8 = prolog.encoding == Encoding::Utf8 || prolog.encoding == Encoding::Ascii;
    if (is_utf8 && prolog.bom_bytes == 0) return Done{};
    return Error{"E-ENC", "a document of this size is read as UTF-8 without byte order mark only",
                 "save it again in that form", Place{}};
}

}  // namespace

Status read_stream(std::string_view document_name, ByteSource& source, StreamHandler& handler) {
    const Context context = make_context();
    if (context == nullptr) {
        return Error{"E-MEMORY", "there is not enough memory to read the document",
                     "close other programs and try again", Place{std::string{document_name}, {}, 0, 0, 0}};
    }
    Reading reading{context.get(), handler, std::nullopt};
    context->userData = &reading;
    constexpr std::size_t chunk_bytes = std::size_t{64} << 10;
    std::vector<char> chunk(chunk_bytes);
    const auto with_name = [&](Error error) {
        error.place.document = document_name;
        return error;
    };
    std::uint64_t offset = 0;
    for (;;) {
        PROVISO_TRY(count, source.read(offset, chunk));
        if (offset == 0) {
            Status head = check_head(document_name, std::string_view{chunk.data(), count});
            if (!head) return std::move(head).error();
        }
        offset += count;
        if (offset > limits::feed::document_bytes_max) {
            return with_name(
                Error{"E-LIMIT-SIZE",
                      fmt::format("the document has more than the {} bytes that are read of a feed",
                                  limits::feed::document_bytes_max),
                      "split it", Place{}});
        }
        const bool is_last = count < chunk.size();
        xmlParseChunk(context.get(), chunk.data(), static_cast<int>(count), is_last ? 1 : 0);
        if (reading.error) return with_name(*std::move(reading.error));
        if (is_last) break;
    }
    if (context->wellFormed == 1 && context->nsWellFormed == 1 && reading.depth == 0) return Done{};
    const Complaint cut = explain_cut();
    return with_name(
        Error{cut.code, cut.message, cut.help, Place{{}, {}, static_cast<std::size_t>(offset), 0, 0}});
}

}  // namespace proviso::xml
