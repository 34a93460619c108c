#include "tests/parsers/corpus_support.hpp"

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace proviso::test {
namespace {

namespace fs = std::filesystem;

const xmlChar* as_xml(const char* text) { return reinterpret_cast<const xmlChar*>(text); }
const char* as_text(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

std::string trimmed(std::string text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

constexpr std::array prefixes = {
    std::pair{"cac", "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"},
    std::pair{"cbc", "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"},
    std::pair{"ext", "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"},
    std::pair{"efext", "http://data.europa.eu/p27/eforms-ubl-extensions/1"},
    std::pair{"efac", "http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1"},
    std::pair{"efbc", "http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1"},
};

struct FreeObject {
    void operator()(xmlXPathObject* object) const { xmlXPathFreeObject(object); }
};
using Found = std::unique_ptr<xmlXPathObject, FreeObject>;

}  // namespace

std::optional<fs::path> corpus() {
    const char* const named = std::getenv("PROVISO_CORPUS");
    const fs::path folder =
        named != nullptr ? fs::path{named} : fs::path{PROVISO_SOURCE_DIR} / ".." / "shared" / "corpus";
    if (!fs::is_directory(folder)) return std::nullopt;
    return folder;
}

std::vector<fs::path> corpus_files(const fs::path& folder) {
    std::vector<fs::path> files;
    if (!fs::is_directory(folder)) return files;
    for (const auto& entry : fs::recursive_directory_iterator{folder}) {
        if (entry.is_regular_file() && entry.path().extension() == ".xml") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

struct XPathDocument::Tree {
    explicit Tree(std::string_view bytes)
        : document(xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), "notice.xml", nullptr,
                                 XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR | XML_PARSE_NOWARNING)),
          context(document == nullptr ? nullptr : xmlXPathNewContext(document)) {
        for (const auto& [prefix, uri] : prefixes) {
            if (context != nullptr) xmlXPathRegisterNs(context, as_xml(prefix), as_xml(uri));
        }
    }
    ~Tree() {
        xmlXPathFreeContext(context);
        xmlFreeDoc(document);
    }
    Tree(const Tree&) = delete;
    Tree& operator=(const Tree&) = delete;

    [[nodiscard]] Found find(const std::string& path) const {
        return Found{xmlXPathEvalExpression(as_xml(path.c_str()), context)};
    }

    xmlDoc* document;
    xmlXPathContext* context;
};

bool is_valid(const std::filesystem::path& document, const std::filesystem::path& schema) {
    xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt(schema.c_str());
    xmlSchemaPtr compiled = xmlSchemaParse(parser);
    xmlSchemaFreeParserCtxt(parser);
    if (compiled == nullptr) return false;
    xmlSchemaValidCtxtPtr validator = xmlSchemaNewValidCtxt(compiled);
    const int result = xmlSchemaValidateFile(validator, document.c_str(), 0);
    xmlSchemaFreeValidCtxt(validator);
    xmlSchemaFree(compiled);
    return result == 0;
}

XPathDocument::XPathDocument(std::string_view bytes) : tree_(std::make_unique<Tree>(bytes)) {}
XPathDocument::~XPathDocument() = default;

bool XPathDocument::is_read() const { return tree_->context != nullptr; }

std::string XPathDocument::root_name() const {
    const xmlNode* const root = xmlDocGetRootElement(tree_->document);
    return root == nullptr ? std::string{} : std::string{as_text(root->name)};
}

std::vector<std::string> XPathDocument::texts(const std::string& path) const {
    std::vector<std::string> texts;
    const Found found = tree_->find(path);
    if (!found || found->nodesetval == nullptr) return texts;
    for (int i = 0; i < found->nodesetval->nodeNr; ++i) {
        xmlChar* const content = xmlNodeGetContent(found->nodesetval->nodeTab[i]);
        std::string text = trimmed(content == nullptr ? "" : as_text(content));
        xmlFree(content);
        if (!text.empty()) texts.push_back(std::move(text));
    }
    return texts;
}

std::size_t XPathDocument::count(const std::string& path) const {
    const Found found = tree_->find(path);
    if (!found || found->nodesetval == nullptr) return 0;
    return static_cast<std::size_t>(found->nodesetval->nodeNr);
}

}  // namespace proviso::test
