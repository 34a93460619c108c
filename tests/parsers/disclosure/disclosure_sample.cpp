#include <cstdarg>
#include <cstdio>
#include <memory>

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include "tests/parsers/disclosure/disclosure_model.hpp"
#include "tests/parsers/eforms_support.hpp"
#include "tests/support/shipped_vocabulary.hpp"

namespace proviso::test {
namespace {

std::string sample_value(const Field& field) {
    const Type& type = field.type;
    switch (type.kind) {
        case TypeKind::YesNo:
            return "true";
        case TypeKind::Number:
        case TypeKind::Percentage:
            return "1";
        case TypeKind::Money:
            return "EUR 20000";
        case TypeKind::Date:
            return "2026-03-31";
        case TypeKind::Link:
            return "https://supplier.example/documents/1";
        case TypeKind::Id:
            return support::shipped_vocabulary().entity(type.entity).name + "-1";
        case TypeKind::Code: {
            const auto concepts = disclosure_model().concepts.find(type.code_list);
            return concepts == disclosure_model().concepts.end() ? "KR" : concepts->second.front();
        }
        default:
            return "words about " + field.name;
    }
}

void write_rows(const Field& list, std::string& text) {
    const Vocabulary& vocabulary = support::shipped_vocabulary();
    const Entity& entity = vocabulary.entity(list.type.entity);
    text += "<" + list.name + "><" + entity.name + ">";
    for (const FieldId id : entity.fields) {
        const Field& field = vocabulary.field(id);
        if (field.is_rows()) {
            write_rows(field, text);
            continue;
        }
        const std::string value = field.name == "id" ? entity.name + "-1" : sample_value(field);
        const std::string language = field.type.is_per_language ? " lang=\"sv\"" : "";
        text += "<" + field.name + language + ">" + value + "</" + field.name + ">";
    }
    text += "</" + entity.name + "></" + list.name + ">\n";
}

void keep_message(void* target, const char* format, ...) __attribute__((format(printf, 2, 3)));
void keep_message(void* target, const char* format, ...) {
    constexpr std::size_t bytes_max = 500;
    char message[bytes_max];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, bytes_max, format, arguments);
    va_end(arguments);
    static_cast<std::string*>(target)->append(message);
}

template <class Thing>
std::shared_ptr<Thing> owned(Thing* thing, void (*release)(Thing*)) {
    return {thing, release};
}

}  // namespace

std::string disclosure_sample() {
    std::string text = "<record xmlns=\"urn:proviso:disclosure:1\" version=\"1.0\">\n";
    for (const FieldId list : disclosure_model().lists)
        write_rows(support::shipped_vocabulary().field(list), text);
    return text + "</record>\n";
}

std::string schema_faults(const std::string& document) {
    const std::string path = PROVISO_SOURCE_DIR "/parsers/maps/proviso-disclosure.xsd";
    const auto parser = owned(xmlSchemaNewParserCtxt(path.c_str()), xmlSchemaFreeParserCtxt);
    const auto schema = owned(xmlSchemaParse(parser.get()), xmlSchemaFree);
    if (schema == nullptr) return "the schema itself is faulty";
    const auto tree =
        owned(xmlReadMemory(document.data(), static_cast<int>(document.size()), "document.xml", nullptr, 0),
              xmlFreeDoc);
    if (tree == nullptr) return "the document is not well formed";
    const auto checker = owned(xmlSchemaNewValidCtxt(schema.get()), xmlSchemaFreeValidCtxt);
    std::string faults;
    xmlSchemaSetValidErrors(checker.get(), keep_message, keep_message, &faults);
    const int result = xmlSchemaValidateDoc(checker.get(), tree.get());
    return result != 0 && faults.empty() ? "not valid" : faults;
}

}  // namespace proviso::test
