#include "tests/bench/large.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <span>
#include <string>

#include "parsers/feed.hpp"
#include "parsers/large_document.hpp"
#include "tests/bench/timing.hpp"

namespace bench {
namespace {

namespace fs = std::filesystem;

class FileSource final : public proviso::ByteSource {
public:
    explicit FileSource(const fs::path& file) : file_(open(file.c_str(), O_RDONLY | O_CLOEXEC)) {}
    ~FileSource() override { close(file_); }
    proviso::Result<std::size_t> read(std::uint64_t offset, std::span<char> into) override {
        const ssize_t count = pread(file_, into.data(), into.size(), static_cast<off_t>(offset));
        if (count < 0) return proviso::Error{"E-READ", "the file cannot be read", "", {}};
        return static_cast<std::size_t>(count);
    }

private:
    int file_;
};

constexpr std::string_view feed_head = R"(<feed xmlns="http://www.w3.org/2005/Atom"
 xmlns:p="urn:dgpe:names:draft:codice-place-ext:schema:xsd:CommonAggregateComponents-2"
 xmlns:s="urn:dgpe:names:draft:codice-place-ext:schema:xsd:CommonBasicComponents-2"
 xmlns:cac="urn:dgpe:names:draft:codice:schema:xsd:CommonAggregateComponents-2"
 xmlns:cbc="urn:dgpe:names:draft:codice:schema:xsd:CommonBasicComponents-2">
)";

std::string feed_entry(std::uint64_t number) {
    std::string entry = fmt::format(
        "<entry><id>https://example/{0}</id><updated>2026-03-{1:02}T10:00:00Z</"
        "updated><p:ContractFolderStatus>"
        "<cbc:ContractFolderID>EXP/{0}</cbc:ContractFolderID><s:ContractFolderStatusCode>PUB"
        "</s:ContractFolderStatusCode><cac:ProcurementProject><cbc:Name>Suministro "
        "{0}</cbc:Name></cac:ProcurementProject>",
        number, number % 28 + 1);
    for (int lot = 1; lot <= 8; ++lot) {
        entry += fmt::format(
            "\n<cac:ProcurementProjectLot><cbc:ID "
            "schemeName=\"ID_LOTE\">{0}</cbc:ID><cac:ProcurementProject><cbc:Name>"
            "Equipos del lote {0} para las escuelas y las bibliotecas del municipio</cbc:Name>"
            "<cac:RequiredCommodityClassification><cbc:ItemClassificationCode>30213100</"
            "cbc:ItemClassificationCode>"
            "</cac:RequiredCommodityClassification></cac:ProcurementProject></cac:ProcurementProjectLot>",
            lot);
    }
    return entry + "</p:ContractFolderStatus></entry>\n";
}

constexpr std::string_view catalogue_head =
    R"(<c:Catalogue xmlns:c="urn:oasis:names:specification:ubl:schema:xsd:Catalogue-2"
 xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<cbc:UBLVersionID>2.4</cbc:UBLVersionID><cbc:ID>CAT-1</cbc:ID><cbc:IssueDate>2026-03-01</cbc:IssueDate>
)";

std::string catalogue_line(std::uint64_t number) {
    const std::string prose(6000,
                            'x');  // of each line much is not read: that is where large catalogues come from
    return fmt::format(
        "<cac:CatalogueLine><cbc:ID>{0}</cbc:ID><cac:Item><cbc:Description>{1}</"
        "cbc:Description><cbc:Name>Laptop {0}"
        "</cbc:Name><cbc:ModelName>M-{0}</cbc:ModelName><cac:ManufacturersItemIdentification><cbc:ID>P-{0}</"
        "cbc:ID>"
        "</cac:ManufacturersItemIdentification><cac:OriginCountry><cbc:IdentificationCode>CN</"
        "cbc:IdentificationCode>"
        "</cac:OriginCountry><cac:ManufacturerParty><cac:PartyName><cbc:Name>Works "
        "{2}</cbc:Name></cac:PartyName>"
        "</cac:ManufacturerParty></cac:Item></cac:CatalogueLine>\n",
        number, prose, number % 40);
}

struct Kind {
    std::string name;
    std::uint64_t bytes;
    std::string_view head;
    std::string_view end;
    std::function<std::string(std::uint64_t)> part;
};

fs::path make(const Kind& kind) {
    const fs::path file = fs::temp_directory_path() / ("proviso-bench-" + kind.name + ".xml");
    std::ofstream out{file, std::ios::binary};
    out << kind.head;
    std::uint64_t written = kind.head.size();
    for (std::uint64_t number = 1; written < kind.bytes; ++number) {
        const std::string part = kind.part(number);
        out << part;
        written += part.size();
    }
    out << kind.end;
    return file;
}

std::size_t read_feed(const proviso::Engine& engine, proviso::ByteSource& source) {
    auto feed = proviso::Feed::open(engine.formats(), "feed", source);
    if (!feed) stop("the feed is not read: " + describe(feed.error()));
    std::size_t rows = 0;
    for (const proviso::FeedEntry& entry : feed.value().entries()) {
        const auto text = feed.value().text_of(entry);
        proviso::DossierBuilder builder{engine.vocabulary()};
        if (!text || !read_document(engine.formats(), proviso::Input{"entry", text.value()}, builder))
            stop("an entry is not read");
        const auto dossier = std::move(builder).finish();
        if (dossier) rows += dossier.value().row_count();
    }
    return rows;
}

std::size_t read_whole(const proviso::Engine& engine, proviso::ByteSource& source) {
    proviso::DossierBuilder builder{engine.vocabulary()};
    const auto document = read_large_document(engine.formats(), "catalogue", source, builder);
    if (!document) stop("the catalogue is not read: " + describe(document.error()));
    const auto dossier = std::move(builder).finish();
    if (!dossier) stop("the catalogue is not read: " + describe(dossier.error()));
    return dossier.value().row_count();
}

// In a process of its own, whose greatest memory is then that of the reading.
void measure(const Kind& kind, std::size_t (*read)(const proviso::Engine&, proviso::ByteSource&)) {
    const fs::path file = make(kind);
    fflush(stdout);
    const pid_t child = fork();
    if (child == 0) {
        const auto engine = proviso::Engine::create({});
        if (!engine) stop("the engine cannot be made");
        FileSource source{file};
        const double begin = processor_microseconds();
        const std::size_t rows = read(*engine.value(), source);
        const double time = processor_microseconds() - begin;
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        const auto bytes = static_cast<double>(fs::file_size(file));
        fmt::print(
            "{:<12}{:>8.0f} MB{:>10.1f} s{:>10.0f} MB/s{:>12} rows{:>12.0f} rows/s   at most {:.0f} MB of "
            "memory\n",
            kind.name, bytes / 1e6, time / 1e6, bytes / time, rows, static_cast<double>(rows) / time * 1e6,
            static_cast<double>(usage.ru_maxrss) / 1024);
        fflush(stdout);
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    fs::remove(file);
}

}  // namespace

void print_large() {
    fmt::print("large documents, made on the spot and read in pieces\n");
    measure({"feed", 200'000'000, feed_head, "</feed>", feed_entry}, read_feed);
    measure({"catalogue", 500'000'000, catalogue_head, "</c:Catalogue>", catalogue_line}, read_whole);
}

}  // namespace bench
