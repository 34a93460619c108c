// Holds one document against a compiled schema.
#include "parsers/schema/xsd/compiled_schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include <xercesc/framework/MemBufInputSource.hpp>
#include <xercesc/parsers/SAX2XMLReaderImpl.hpp>
#include <xercesc/sax/SAXParseException.hpp>
#include <xercesc/sax2/DefaultHandler.hpp>
#include <xercesc/util/OutOfMemoryException.hpp>
#include <xercesc/util/XMLEntityResolver.hpp>

#include "model/base/line_index.hpp"
#include "model/base/unicode.hpp"
#include "parsers/schema/xsd/text.hpp"

namespace proviso::schema {
namespace {

constexpr std::size_t message_bytes_max = 400;  // a content model can fill pages

struct LineAndUnit {
    std::uint64_t line = 0;    // from 1
    std::uint64_t column = 0;  // from 1, in units of UTF-16
};

// Xerces-C ends a line at each LF, CR LF and lone CR. The parser stands behind the tag that it speaks about,
// so the place is the last `<` before: none can stand within a tag.
std::uint64_t tag_before(std::string_view utf8, const LineAndUnit& at) {
    std::size_t byte = 0;
    for (std::uint64_t line = 1; line < at.line && byte < utf8.size(); ++byte) {
        const bool is_lone_return = utf8[byte] == '\r' && (byte + 1 == utf8.size() || utf8[byte + 1] != '\n');
        if (utf8[byte] == '\n' || is_lone_return) ++line;
    }
    for (std::uint64_t unit = 1; unit < at.column && byte < utf8.size(); ++unit) {
        const auto lead = static_cast<unsigned char>(utf8[byte]);
        const std::size_t length = lead < 0x80 ? 1 : (lead < 0xE0 ? 2 : (lead < 0xF0 ? 3 : 4));
        if (length == 4) ++unit;
        byte = std::min(byte + length, utf8.size());
    }
    const std::size_t tag = utf8.rfind('<', byte == 0 ? 0 : byte - 1);
    return tag == std::string_view::npos ? byte : tag;
}

class DeviationKeeper final : public xercesc::DefaultHandler {
public:
    DeviationKeeper(std::string_view document_name, std::string_view utf8)
        : name_(document_name), utf8_(utf8) {}

    void error(const xercesc::SAXParseException& fault) override { keep(fault); }
    void fatalError(const xercesc::SAXParseException& fault) override { keep(fault); }

    [[nodiscard]] Validated take() { return std::move(validated_); }

private:
    void keep(const xercesc::SAXParseException& fault) {
        if (++validated_.count > limits::schema_deviations_max) return;
        Deviation deviation;
        deviation.message = make_visible(shorten(to_text(fault.getMessage()), message_bytes_max));
        deviation.place.document = name_;
        deviation.place.byte = tag_before(utf8_, {fault.getLineNumber(), fault.getColumnNumber()});
        const LineColumn at = locate(utf8_, deviation.place.byte);
        deviation.place.line = at.line;
        deviation.place.column = at.column;
        validated_.deviations.push_back(std::move(deviation));
    }

    std::string_view name_;
    std::string_view utf8_;
    Validated validated_;
};

// A document may name schemas and entities as it likes: nothing is fetched for it.
class NothingResolver final : public xercesc::XMLEntityResolver {
public:
    xercesc::InputSource* resolveEntity(xercesc::XMLResourceIdentifier*) override {
        return new xercesc::MemBufInputSource{reinterpret_cast<const XMLByte*>(""), 0, "nothing"};
    }
};

void read(CompiledSchema& schema, MemoryBudget& memory, std::string_view utf8, DeviationKeeper& keeper) {
    NothingResolver resolver;
    xercesc::SAX2XMLReaderImpl reader{&memory, &schema.pool};
    // The scanner without DTDs.
    reader.setProperty(xercesc::XMLUni::fgXercesScannerName,
                       const_cast<XMLCh*>(xercesc::XMLUni::fgSGXMLScanner));
    reader.setErrorHandler(&keeper);
    reader.setXMLEntityResolver(&resolver);
    reader.setFeature(xercesc::XMLUni::fgSAX2CoreValidation, true);
    reader.setFeature(xercesc::XMLUni::fgXercesDynamic, false);
    reader.setFeature(xercesc::XMLUni::fgXercesSchema, true);
    reader.setFeature(xercesc::XMLUni::fgXercesUseCachedGrammarInParse, true);
    reader.setFeature(xercesc::XMLUni::fgXercesLoadSchema, false);
    reader.setFeature(xercesc::XMLUni::fgXercesDisableDefaultEntityResolution, true);
    reader.setFeature(xercesc::XMLUni::fgXercesLoadExternalDTD, false);
    xercesc::MemBufInputSource source{reinterpret_cast<const XMLByte*>(utf8.data()), utf8.size(), "document"};
    // Whatever the document says about its encoding, this is UTF-8.
    source.setEncoding(xercesc::XMLUni::fgUTF8EncodingString);
    reader.parse(source);
}

Error too_large(std::string_view document_name) {
    return Error{"E-SCHEMA-LIMIT",
                 fmt::format("holding the document against its schema takes more than {} bytes of memory",
                             limits::validation_memory_bytes_max),
                 "", Place{std::string{document_name}, {}, 0, 0, 0}};
}

}  // namespace

Result<Validated> CompiledSchema::validate(std::string_view document_name, std::string_view utf8) {
    MemoryBudget budget{limits::validation_memory_bytes_max};
    DeviationKeeper keeper{document_name, utf8};
    try {
        read(*this, budget, utf8, keeper);
    } catch (const xercesc::OutOfMemoryException&) {
        return too_large(document_name);
    } catch (const xercesc::XMLException& fault) {
        if (budget.is_exhausted()) return too_large(document_name);
        return Error{"E-SCHEMA",
                     "the schema cannot be followed: " + make_visible(to_text(fault.getMessage())), "",
                     Place{std::string{document_name}, {}, 0, 0, 0}};
    }
    return keeper.take();
}

}  // namespace proviso::schema
