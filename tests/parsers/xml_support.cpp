#include "tests/parsers/xml_support.hpp"

#include "parsers/prolog.hpp"

#include <fstream>
#include <iterator>

namespace proviso::test {

void Recorder::start_element(const xml::StartElement& element) {
    SeenElement seen;
    seen.uri = element.uri.text();
    seen.name = element.name.text();
    seen.byte = element.byte;
    seen.name_id = element.name.id();
    seen.uri_id = element.uri.id();
    for (std::size_t i = 0; i < element.attributes.size(); ++i) {
        const xml::Attribute attribute = element.attributes[i];
        std::string name{attribute.name.text()};
        if (attribute.uri.id() != nullptr) name = "{" + std::string{attribute.uri.text()} + "}" + name;
        seen.attributes.push_back(name + "=" + std::string{attribute.value});
    }
    open_.push_back(elements.size());
    seen.depth = static_cast<std::uint32_t>(open_.size());
    elements.push_back(seen);
}

void Recorder::end_element() { open_.pop_back(); }

void Recorder::text(std::string_view piece) { elements[open_.back()].text += piece; }

Status read_bytes(std::string_view name, std::string_view bytes, xml::Handler& handler) {
    PROVISO_TRY(prolog, scan_prolog(name, bytes));
    std::string storage;
    PROVISO_TRY(text, to_utf8(name, bytes, prolog, storage));
    return xml::read(name, text, handler);
}

Status read_bytes(std::string_view bytes) {
    Counter counter;
    return read_bytes("test.xml", bytes, counter);
}

std::string code_of(const Status& status) { return status ? "accepted" : status.error().code; }

std::string code_of(std::string_view bytes) { return code_of(read_bytes(bytes)); }

std::string load(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return std::string{std::istreambuf_iterator<char>{stream}, {}};
}

std::string repeat(std::string_view text, std::size_t count) {
    std::string all;
    all.reserve(text.size() * count);
    for (std::size_t i = 0; i < count; ++i) all += text;
    return all;
}

std::string make_notice(std::size_t lots) {
    std::string notice =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<!-- Probe ohne Gewähr -->\n"
        "<ContractNotice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2\"\n"
        "    xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\"\n"
        "    xmlns:cbc=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\">\n"
        "  <cbc:CustomizationID>eforms-sdk-1.13</cbc:CustomizationID>\n"
        "  <cbc:IssueDate>2026-03-02+01:00</cbc:IssueDate>\n";
    for (std::size_t lot = 1; lot <= lots; ++lot) {
        const std::string id = "LOT-" + std::to_string(lot);
        notice += "  <cac:ProcurementProjectLot>\n    <cbc:ID schemeName=\"Lot\">" + id + "</cbc:ID>\n";
        notice +=
            "    <cac:ProcurementProject>\n      <cbc:Name languageID=\"DEU\">Bücherei Quellbach: Geräte, "
            "Los " +
            std::to_string(lot) + "</cbc:Name>\n";
        notice +=
            "      <cbc:Description languageID=\"DEU\"><![CDATA[Notebooks & Zubehör <neu>]]> für die Filiale"
            "<!-- siehe Anlage --> am Markt &#8211; 24&#xA0;Stück</cbc:Description>\n";
        notice +=
            "      <cbc:EstimatedOverallContractAmount currencyID='EUR'>12000.00</cbc:"
            "EstimatedOverallContractAmount>\n      <cac:MainCommodityClassification/>\n";
        notice += "    </cac:ProcurementProject>\n  </cac:ProcurementProjectLot>\n";
    }
    return notice + "</ContractNotice>\n";
}

}  // namespace proviso::test
