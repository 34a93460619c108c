// What maps share: a map that others include, and blocks that rows use.
#include "tests/support/catch.hpp"

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "tests/parsers/map_support.hpp"

namespace proviso::test {
namespace {

const std::string shared = R"(
map shared
  namespace r = "urn:r"
  table aims
    social = "soc"
  end
  block titled
    id = r:ID
    title = r:Title by @lang
  end
end
)";

const std::string notice = R"(
map notice "Notice"
  include shared
  recognise r:Root
  row procedure in procedure at .
    row lot in lots at r:Lot key r:ID
      use titled
    end
  end
end
)";

const std::string plan = R"(
map plan "Plan"
  namespace p = "urn:p"
  include shared
  recognise p:Root
end
)";

}  // namespace

TEST_CASE("a map that others include is no format, and what it says is said in each of them") {
    const FormatSet formats = load_maps(small_vocabulary(), {shared, notice, plan});
    REQUIRE(formats.formats().size() == 2);
    CHECK(formats.formats()[0].name == "notice");
    CHECK(formats.formats()[1].name == "plan");
    const Sample sample = read_whole(small_vocabulary(), {shared, notice, plan},
                                     document("<Lot><ID>L1</ID><Title lang='de'>Los</Title></Lot>"));
    CHECK(sample.record().format == "notice");
    CHECK(sample.values() == Values{"procedure[0].lots[0].id = L1", "procedure[0].lots[0].title = de Los"});
}

TEST_CASE("the order of the files does not matter to what is included") {
    const Sample sample =
        read_whole(small_vocabulary(), {notice, shared}, document("<Lot><ID>L1</ID></Lot>"));
    CHECK(sample.values() == Values{"procedure[0].lots[0].id = L1"});
}

TEST_CASE("maps and blocks that are not there are named") {
    CHECK(faults({"map a \"A\"\n namespace r = \"urn:r\"\n include elsewhere\n recognise r:Root\nend\n"}) ==
          Values{"E0803 elsewhere"});
    CHECK(faults({in_procedure("use nowhere")}) == Values{"E0803 nowhere"});
}

TEST_CASE("a slip in an included map is told once, in its own file") {
    std::string slip = shared;
    slip.insert(slip.find("  block"), "  leave x:Y \"no such prefix\"\n");
    CHECK(faults({slip, notice, plan}) == Values{"E0803 x:Y"});
}

TEST_CASE("a block that uses itself is an error and not an endless map") {
    const std::string map = sample_map("block round\n use round\nend\nuse round");
    const Values found = faults({map});
    REQUIRE_FALSE(found.empty());
    CHECK(found.front() == "E0803 round");
}

TEST_CASE("maps that include each other are read once each") {
    const std::string first =
        "map first \"F\"\n include second\n namespace r = \"urn:r\"\n recognise r:Root\nend\n";
    const std::string second =
        "map second \"S\"\n include first\n namespace p = \"urn:p\"\n recognise p:Root\nend\n";
    CHECK(faults({first, second}) == Values{"E0808 second"});
}

TEST_CASE("a sound map may wait for its first document, which several threads may hand in at once") {
    std::vector<MapFile> files{{"shared.map", shared}, {"notice.map", notice}, {"plan.map", plan}};
    const FormatSet::Loaded loaded =
        FormatSet::load(small_vocabulary(), std::move(files), FormatSet::Compiling::WhenAskedFor);
    REQUIRE(loaded.formats != nullptr);
    const std::string bytes = document("<Lot><ID>L1</ID><Title lang='de'>Los</Title></Lot>");
    std::atomic<int> read = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            DossierBuilder builder{small_vocabulary()};
            if (!read_document(*loaded.formats, Input{"notice.xml", bytes}, builder)) return;
            const Result<Dossier> dossier = std::move(builder).finish();
            if (dossier && dossier.value().row_count() == 3) ++read;
        });
    }
    threads.clear();
    CHECK(read == 8);
}

TEST_CASE("a document is recognised before its map is compiled") {
    std::vector<MapFile> files{{"shared.map", shared}, {"notice.map", notice}, {"plan.map", plan}};
    const FormatSet::Loaded loaded =
        FormatSet::load(small_vocabulary(), std::move(files), FormatSet::Compiling::WhenAskedFor);
    REQUIRE(loaded.formats != nullptr);
    const std::string bytes = document("");
    const Result<FormatInfo> info = detect_format(*loaded.formats, Input{"notice.xml", bytes});
    REQUIRE(info.has_value());
    CHECK(info.value().title == "Notice");
}

}  // namespace proviso::test
