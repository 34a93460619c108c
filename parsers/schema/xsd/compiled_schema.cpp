#include "parsers/schema/xsd/compiled_schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include <xercesc/framework/MemBufInputSource.hpp>
#include <xercesc/parsers/SAX2XMLReaderImpl.hpp>
#include <xercesc/sax/SAXParseException.hpp>
#include <xercesc/sax2/DefaultHandler.hpp>
#include <xercesc/util/OutOfMemoryException.hpp>
#include <xercesc/util/XMLEntityResolver.hpp>
#include <xercesc/util/XMLResourceIdentifier.hpp>
#include <xercesc/validators/schema/ComplexTypeInfo.hpp>
#include <xercesc/validators/schema/SchemaGrammar.hpp>

#include "model/base/unicode.hpp"
#include "parsers/schema/folder_path.hpp"
#include "parsers/schema/xsd/platform.hpp"
#include "parsers/schema/xsd/text.hpp"

namespace proviso::schema {
namespace {

constexpr std::size_t shown_bytes_max = 400;

// Keeps the first fault of a schema.
class FaultKeeper final : public xercesc::DefaultHandler {
public:
    void error(const xercesc::SAXParseException& fault) override { keep(fault); }
    void fatalError(const xercesc::SAXParseException& fault) override { keep(fault); }

    [[nodiscard]] const std::optional<Error>& fault() const { return fault_; }

private:
    void keep(const xercesc::SAXParseException& fault) {
        if (fault_) return;
        fault_ = Error{
            "E-SCHEMA",
            "the schema is not sound: " + make_visible(shorten(to_text(fault.getMessage()), shown_bytes_max)),
            "take the files of a release as they are",
            Place{to_text(fault.getSystemId()),
                  {},
                  0,
                  static_cast<std::uint32_t>(fault.getLineNumber()),
                  static_cast<std::uint32_t>(fault.getColumnNumber())}};
    }

    std::optional<Error> fault_;
};

// Hands out files of the folder. Xerces-C asks it for everything, and is told to open nothing by itself.
class FolderResolver final : public xercesc::XMLEntityResolver {
public:
    explicit FolderResolver(std::span<const XsdFile> files) : files_(files) {}

    xercesc::InputSource* resolveEntity(xercesc::XMLResourceIdentifier* wanted) override {
        const XMLCh* const location = wanted->getSchemaLocation();
        const auto path = resolve(to_text(wanted->getBaseURI()), to_text(location));
        return path ? open(*path).release() : nullptr;
    }

    [[nodiscard]] std::unique_ptr<xercesc::InputSource> open(std::string_view path) const {
        const auto found = std::ranges::find(files_, path, &XsdFile::path);
        if (found == files_.end()) return nullptr;
        return std::make_unique<xercesc::MemBufInputSource>(
            reinterpret_cast<const XMLByte*>(found->bytes.data()), found->bytes.size(),
            from_text(path).c_str());
    }

private:
    std::span<const XsdFile> files_;
};

// Xerces-C makes content models when they are first needed, with no lock: so that threads do not meet there,
// all of them are made now. One that cannot be made will say so when a document needs it.
void make_content_models(xercesc::XMLGrammarPoolImpl& pool) {
    auto grammars = pool.getGrammarEnumerator();
    while (grammars.hasMoreElements()) {
        xercesc::Grammar& grammar = grammars.nextElement();
        if (grammar.getGrammarType() != xercesc::Grammar::SchemaGrammarType) continue;
        auto& schema = static_cast<xercesc::SchemaGrammar&>(grammar);
        xercesc::RefHashTableOfEnumerator<xercesc::ComplexTypeInfo> types{schema.getComplexTypeRegistry()};
        while (types.hasMoreElements()) {
            xercesc::ComplexTypeInfo& type = types.nextElement();
            type.getContentModel();
            type.getFormattedContentModel();
            type.getAttDefList();
        }
    }
}

Error too_large(std::string_view path) {
    return Error{
        "E-SCHEMA-LIMIT",
        fmt::format("reading the schema takes more than {} bytes of memory", limits::schema_memory_bytes_max),
        "name the folder of one release alone", Place{std::string{path}, {}, 0, 0, 0}};
}

void load(CompiledSchema& compiled, std::span<const XsdFile> files, std::string_view path,
          FaultKeeper& faults) {
    FolderResolver resolver{files};
    xercesc::SAX2XMLReaderImpl reader{&compiled.memory, &compiled.pool};
    reader.setErrorHandler(&faults);
    reader.setXMLEntityResolver(&resolver);
    reader.setFeature(xercesc::XMLUni::fgXercesSchema, true);
    reader.setFeature(xercesc::XMLUni::fgXercesDisableDefaultEntityResolution, true);
    reader.setFeature(xercesc::XMLUni::fgXercesLoadExternalDTD, false);
    const auto source = resolver.open(path);
    reader.loadGrammar(*source, xercesc::Grammar::SchemaGrammarType, true);
    if (faults.fault()) return;
    compiled.pool.lockPool();
    make_content_models(compiled.pool);
}

Compiled compile(std::span<const XsdFile> files, std::string_view path) {
    PROVISO_TRY(started, start_platform());
    static_cast<void>(started);
    FaultKeeper faults;
    auto compiled = std::make_unique<CompiledSchema>();
    try {
        load(*compiled, files, path, faults);
    } catch (const xercesc::OutOfMemoryException&) {
        return too_large(path);
    } catch (const xercesc::XMLException& fault) {
        if (compiled->memory.is_exhausted()) return too_large(path);
        return Error{
            "E-SCHEMA",
            "the schema is not sound: " + make_visible(shorten(to_text(fault.getMessage()), shown_bytes_max)),
            "take the files of a release as they are", Place{std::string{path}, {}, 0, 0, 0}};
    }
    if (faults.fault()) return *faults.fault();
    return std::unique_ptr<Validator>{std::move(compiled)};
}

}  // namespace
}  // namespace proviso::schema

extern "C" __attribute__((visibility("default"))) void proviso_xsd_compile(
    std::span<const proviso::schema::XsdFile> files, std::string_view path,
    proviso::schema::Compiled& compiled) {
    compiled = proviso::schema::compile(files, path);
}
