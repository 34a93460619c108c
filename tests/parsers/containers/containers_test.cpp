// What comes out of files that hold other files, and that none does harm.
#include "parsers/containers/containers.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

#include "model/base/limits.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tar_bytes.hpp"

using namespace proviso;
using test::gzip_of;
using test::tar_of;
using test::zip_of;
namespace fs = std::filesystem;

namespace {

struct Opened {
    std::vector<std::string> inputs;  // `name: bytes`, or `name! CODE`
    std::string fault;                // code, or empty
};

Opened open(const std::string& name, std::string_view bytes) {
    Opened opened;
    const auto fault = for_each_input({name, bytes}, [&](ContainedInput input) {
        opened.inputs.push_back(input.fault ? input.name + "! " + input.fault->code
                                            : input.name + ": " + *input.bytes);
        return true;
    });
    if (fault) opened.fault = fault->code;
    return opened;
}

using Lines = std::vector<std::string>;

const test::ZipEntries two{{"lot 1/terms.txt", "a"}, {"notice.xml", "<n/>"}};

struct Case {
    std::string name;
    std::string bytes;
    ContainerKind kind;
};

std::vector<Case> containers() {
    return {{"all.zip", zip_of(two), ContainerKind::Zip},
            {"all.tar", tar_of(two), ContainerKind::Tar},
            {"all.tar.gz", gzip_of(tar_of(two)), ContainerKind::PackedTar}};
}

std::string load(const fs::path& path) {
    std::ifstream stream{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

}  // namespace

TEST_CASE("a ZIP file, a tar and a packed tar hand out the same inputs, named by the way to them") {
    for (const Case& one : containers()) {
        INFO(one.name);
        CHECK(container_kind(one.bytes) == one.kind);
        CHECK(open(one.name, one.bytes).inputs ==
              Lines{one.name + "!/lot 1/terms.txt: a", one.name + "!/notice.xml: <n/>"});
        CHECK(open(one.name, one.bytes).fault.empty());
    }
}

TEST_CASE("a container within a container is opened, and one within that is an input") {
    for (const Case& inner : containers()) {
        const std::string deepest = tar_of({{"x.txt", "c"}});
        const std::string middle = zip_of({{"deeper.txt", "b"}, {"third.tar", deepest}});
        const std::string whole = gzip_of(tar_of({{"inner.zip", middle}, {inner.name, inner.bytes}}));
        CHECK(open("o.tgz", whole).inputs == Lines{"o.tgz!/inner.zip!/deeper.txt: b",
                                                   "o.tgz!/inner.zip!/third.tar: " + deepest,
                                                   "o.tgz!/" + inner.name + "!/lot 1/terms.txt: a",
                                                   "o.tgz!/" + inner.name + "!/notice.xml: <n/>"});
    }
}

TEST_CASE("the signatures of an ASiC-E are no documents") {
    const test::ZipEntries signatures{
        {"META-INF/ASiCManifest001.xml", "<m/>"}, {"META-INF/signature001.p7s", "s"}, {"notice.xml", "<n/>"}};
    test::ZipEntries named = signatures;
    named.insert(named.begin(), {"mimetype", "application/vnd.etsi.asic-e+zip"});
    for (const test::ZipEntries& entries : {signatures, named}) {
        const std::string bytes = zip_of(entries);
        CHECK(container_kind(bytes) == ContainerKind::SignedZip);
        CHECK(open("o.asice", bytes).inputs == Lines{"o.asice!/notice.xml: <n/>"});
    }
    const std::string plain = zip_of({{"META-INF/notice.xml", "<n/>"}});
    CHECK(container_kind(plain) == ContainerKind::Zip);
    CHECK(open("o.zip", plain).inputs == Lines{"o.zip!/META-INF/notice.xml: <n/>"});
}

TEST_CASE("office documents, other packed files and cut marks are no containers") {
    CHECK(container_kind(zip_of({{"[Content_Types].xml", ""}, {"word/document.xml", ""}})) ==
          ContainerKind::None);
    CHECK(container_kind(zip_of({{"mimetype", "x"}, {"content.xml", ""}})) == ContainerKind::None);
    CHECK(container_kind(gzip_of("<notice/>")) == ContainerKind::None);
    CHECK(container_kind("PK\x03\x04") == ContainerKind::None);
    CHECK(container_kind("\x1F\x8B") == ContainerKind::None);
    CHECK(container_kind("") == ContainerKind::None);
}

TEST_CASE("what operating systems leave in archives is left out") {
    CHECK(open("o", tar_of({{"__MACOSX/a.txt", "x"}, {"a/.DS_Store", "x"}, {"./a.txt", "a"}})).inputs ==
          Lines{"o!/a.txt: a"});
}

TEST_CASE("of a cut container the whole inputs are read, and the rest is said to be unknown") {
    const test::ZipEntries entries{{"one.txt", std::string(300'000, '1')},
                                   {"two.txt", std::string(300'000, '2')}};
    const std::string zip = zip_of(entries);
    const std::string tar = tar_of(entries);
    const std::string packed = gzip_of(tar);
    for (const std::string& cut :
         {zip.substr(0, 500'000), tar.substr(0, 500'000), packed.substr(0, 500'000)}) {
        const Opened opened = open("o", cut);
        REQUIRE_FALSE(opened.inputs.empty());
        CHECK((opened.inputs.front() == "o!/one.txt: " + std::string(300'000, '1')));
        CHECK(opened.fault == "E-ARC-BROKEN");
    }
}

TEST_CASE("a container in a container that is damaged is one input with a fault") {
    const std::string cut = tar_of({{"a.txt", std::string(2'000, 'a')}}).substr(0, 1'024);
    const Opened opened = open("o", zip_of({{"bad.tar", cut}, {"good.txt", "g"}}));
    CHECK(opened.inputs == Lines{"o!/bad.tar! E-ARC-BROKEN", "o!/good.txt: g"});
    CHECK(opened.fault.empty());
}

TEST_CASE("each evil container ends with the code that its folder names, soon") {
    std::size_t seen = 0;
    for (const auto& entry : fs::recursive_directory_iterator{PROVISO_SOURCE_DIR "/fixtures/evil"}) {
        const std::string code = entry.path().parent_path().filename().string();
        if (!entry.is_regular_file() || !code.starts_with("E-ARC-")) continue;
        const std::string bytes = load(entry.path());
        if (container_kind(bytes) == ContainerKind::None) continue;  // read_zip tells those
        INFO(entry.path().string());
        ++seen;
        const auto begin = std::chrono::steady_clock::now();
        const Opened opened = open("evil", bytes);
        CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{5});
        const bool is_told =
            opened.fault == code || std::ranges::any_of(opened.inputs, [&](const std::string& line) {
                return line.ends_with("! " + code);
            });
        CHECK(is_told);
        const bool has_good_entry =
            std::ranges::count(opened.inputs, "evil!/terms.txt: Terms of contract.\n") > 0;
        if (code == "E-ARC-PATH" || code == "E-ARC-KIND" || code == "E-ARC-TWICE") CHECK(has_good_entry);
    }
    CHECK(seen > 20);
}

TEST_CASE("who takes inputs may end it") {
    for (const Case& one : containers()) {
        std::size_t taken = 0;
        const auto fault =
            for_each_input({one.name, one.bytes}, [&](const ContainedInput&) { return ++taken < 1; });
        CHECK_FALSE(fault.has_value());
        CHECK(taken == 1);
    }
}

TEST_CASE("a container that is cut anywhere or has any byte changed ends in order") {
    std::mt19937 random{7};
    for (const Case& one : containers()) {
        for (std::size_t size = 0; size < one.bytes.size(); size += 5)
            open(one.name, one.bytes.substr(0, size));
        for (int round = 0; round < 1'500; ++round) {
            std::string changed = one.bytes;
            changed[random() % changed.size()] ^= static_cast<char>(1U << (random() % 8));
            const Opened opened = open(one.name, changed);
            CHECK(opened.inputs.size() <= limits::archive_entries_max);
        }
    }
}
