// Every document of the reference corpus, where there is one: each is read, or refused with a clear word.
#include "tests/parsers/xml_support.hpp"
#include "tests/support/catch.hpp"

#include <cstdlib>
#include <map>

namespace test = proviso::test;
using proviso::Status;

namespace {

std::filesystem::path corpus() {
    const char* const given = std::getenv("PROVISO_CORPUS");
    return given != nullptr ? std::filesystem::path{given}
                            : std::filesystem::path{PROVISO_SOURCE_DIR} / ".." / "shared" / "corpus";
}

}  // namespace

TEST_CASE("every document of the corpus is read, or refused with a clear word") {
    if (!std::filesystem::is_directory(corpus())) {
        WARN("skipped: there is no corpus; PROVISO_CORPUS names its folder");
        return;
    }
    std::size_t accepted = 0;
    std::map<std::string, std::string> refused;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{corpus()}) {
        const std::string extension = entry.path().extension().string();
        if (extension != ".xml" && extension != ".XML") continue;
        test::Counter counter;
        const Status status =
            test::read_bytes(entry.path().filename().string(), test::load(entry.path()), counter);
        if (status) {
            ++accepted;
            CHECK(counter.elements == counter.ends);
            continue;
        }
        refused.emplace(entry.path().string(), describe(status.error()));
        INFO(describe(status.error()));
        CHECK(status.error().place.line > 0);
        CHECK_FALSE(status.error().help.empty());
    }
    for (const auto& [path, words] : refused) UNSCOPED_INFO(path << "\n  " << words);
    CHECK(accepted > 0);
    CHECK(refused.size() * 20 < accepted);
}
