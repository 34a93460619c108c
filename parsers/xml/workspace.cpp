#include "parsers/xml/workspace.hpp"

#include "parsers/xml/parser_context.hpp"

#include <libxml/parserInternals.h>

#include <mutex>

namespace proviso::xml {
namespace {

constexpr std::size_t copy_bytes_max = std::size_t{4} << 20;

// Later versions keep more in a context than these lines know of.
constexpr bool is_context_understood = LIBXML_VERSION < 21200;

// libxml2 needs a NUL behind the text. It gets a copy that outlives the parser, rather than a buffer of its
// own: `xmlStopParser` frees such a buffer while functions that called us back still hold pointers into it.
bool give_text(xmlParserCtxt* context, const std::string& copy) {
    xmlParserInput* const input = xmlNewInputStream(context);
    if (input == nullptr) return false;
    input->base = reinterpret_cast<const xmlChar*>(copy.c_str());
    input->cur = input->base;
    input->end = input->base + copy.size();
    input->length = static_cast<int>(copy.size());
    return inputPush(context, input) >= 0;
}

// What the host has set as libxml2's defaults does not matter: the options replace them for this context.
xmlParserCtxt* make_context(const xmlSAXHandler& callbacks) {
    static std::once_flag is_initialised;
    std::call_once(is_initialised, xmlInitParser);
    xmlParserCtxt* const context = xmlNewParserCtxt();
    if (context == nullptr) return nullptr;
    // The text is UTF-8 by now, whatever its label says.
    xmlCtxtUseOptions(context, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
    *context->sax = callbacks;
    return context;
}

// A table of names that has grown is slower than a fresh one, so each document gets its own.
bool renew_names(xmlParserCtxt* context) {
    xmlDictFree(context->dict);
    context->dict = xmlDictCreate();
    return context->dict != nullptr;
}

}  // namespace

Workspace::Workspace() : state_(std::make_unique<State>()) {}
Workspace::~Workspace() = default;

std::uint64_t Workspace::generation() const { return state_->generation; }

xmlParserCtxt* Workspace::State::begin(const xmlSAXHandler& callbacks, std::string_view text) {
    ++generation;
    if (!is_kept_ || !renew_names(context.get())) context.reset(make_context(callbacks));
    is_kept_ = false;
    if (copy.capacity() > copy_bytes_max) copy = {};
    copy.assign(text);
    const bool is_ready = context != nullptr && give_text(context.get(), copy);
    return is_ready ? context.get() : nullptr;
}

void Workspace::State::keep() {
    if (!is_context_understood) return;
    // A document may name catalogs; they are not asked, but a reset would forget to free them.
    if (context->catalogs != nullptr) return;
    xmlCtxtReset(context.get());
    is_kept_ = true;
}

}  // namespace proviso::xml
