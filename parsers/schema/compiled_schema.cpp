#include "parsers/schema/compiled_schema.hpp"

#include <fmt/format.h>

#include <optional>
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
#include "parsers/schema/content_size.hpp"
#include "parsers/schema/platform.hpp"
#include "parsers/schema/text.hpp"

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
    explicit FolderResolver(const Folder& folder) : folder_(folder) {}

    xercesc::InputSource* resolveEntity(xercesc::XMLResourceIdentifier* wanted) override {
        const XMLCh* const location = wanted->getSchemaLocation();
        const auto path = resolve(to_text(wanted->getBaseURI()), to_text(location));
        const auto found = path ? folder_.files().find(*path) : folder_.files().end();
        return found == folder_.files().end() ? nullptr
                                              : source_of(found->first, found->second.bytes).release();
    }

    static std::unique_ptr<xercesc::InputSource> source_of(std::string_view path, std::string_view bytes) {
        const auto name = from_text(path);
        return std::make_unique<xercesc::MemBufInputSource>(reinterpret_cast<const XMLByte*>(bytes.data()),
                                                            bytes.size(), name.c_str());
    }

private:
    const Folder& folder_;
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

void load(CompiledSchema& compiled, const Folder& folder, std::string_view path, FaultKeeper& faults) {
    FolderResolver resolver{folder};
    xercesc::SAX2XMLReaderImpl reader{&compiled.memory, &compiled.pool};
    reader.setErrorHandler(&faults);
    reader.setXMLEntityResolver(&resolver);
    reader.setFeature(xercesc::XMLUni::fgXercesSchema, true);
    reader.setFeature(xercesc::XMLUni::fgXercesDisableDefaultEntityResolution, true);
    reader.setFeature(xercesc::XMLUni::fgXercesLoadExternalDTD, false);
    const auto& [name, file] = *folder.files().find(path);
    const auto source = FolderResolver::source_of(name, file.bytes);
    reader.loadGrammar(*source, xercesc::Grammar::SchemaGrammarType, true);
    if (faults.fault()) return;
    compiled.pool.lockPool();
    make_content_models(compiled.pool);
}

}  // namespace

Result<std::unique_ptr<CompiledSchema>> compile(const Folder& folder, std::string_view path) {
    PROVISO_TRY(files, folder.closure(path));
    PROVISO_TRY(sized, check_size(folder, files));
    static_cast<void>(sized);
    PROVISO_TRY(started, start_platform());
    static_cast<void>(started);
    FaultKeeper faults;
    auto compiled = std::make_unique<CompiledSchema>();
    try {
        load(*compiled, folder, path, faults);
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
    return compiled;
}

}  // namespace proviso::schema
