// The parser that a workspace keeps. Internal to this folder: speaks libxml2's types.
// Thread rule: one owner.
#pragma once

#include "parsers/xml/workspace.hpp"

#include <libxml/parser.h>

#include <memory>
#include <string>
#include <string_view>

namespace proviso::xml {

struct FreeContext {
    void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
};

struct Workspace::State {
    std::string copy;  // of the text that is read; outlives the parser
    std::unique_ptr<xmlParserCtxt, FreeContext> context;
    std::uint64_t generation = 0;

    // Makes the parser ready for the text; null where memory is short.
    [[nodiscard]] xmlParserCtxt* begin(const xmlSAXHandler& callbacks, std::string_view text);
    // Invariant: the text was read to its end without a complaint. Without this call the parser is not used
    // again: what a broken document leaves behind must not reach the next one.
    void keep();

private:
    bool is_kept_ = false;
};

}  // namespace proviso::xml
