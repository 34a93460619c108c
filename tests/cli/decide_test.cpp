// `proviso accept` and `proviso dispute`, and what `check` makes of them.
#include "tests/cli/program.hpp"
#include "tests/support/catch.hpp"

#include <thread>

using program::Folder;
using program::has;
using program::run;

namespace {

const std::vector<std::string> closed{"--documents-complete", "--as-of", "2025-10-20"};

program::Outcome with(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), closed.begin(), closed.end());
    return run(arguments);
}

std::string read_fixture(const std::string& path) {
    const std::filesystem::path whole{path};
    std::string bytes(std::filesystem::file_size(whole), '\0');
    FILE* const file = std::fopen(path.c_str(), "rb");
    REQUIRE(file != nullptr);
    REQUIRE(std::fread(bytes.data(), 1, bytes.size(), file) == bytes.size());
    std::fclose(file);
    return bytes;
}

// The first id in a JSON report whose finding is a gap.
std::string first_id(const std::string& json) {
    const std::size_t at = json.find("\"F-");
    REQUIRE(at != std::string::npos);
    return json.substr(at + 1, 14);
}

struct Case {
    Folder folder;
    std::string notice = folder.write(
        "notice.xml", read_fixture(program::fixture("eforms/laptops-terms-absent-no-documents.xml")));
    std::string id = first_id(with({"check", notice, "--format", "json"}).out);

    program::Outcome decide(const std::string& command, std::vector<std::string> more = {}) const {
        std::vector<std::string> all{
            command, id, notice, "--by", "M. Muster", "--because", "the annex follows"};
        all.insert(all.end(), more.begin(), more.end());
        return with(all);
    }
};

}  // namespace

TEST_CASE("an accepted finding no longer makes the exit code, and is told with its reason") {
    const Case here;
    CHECK(with({"check", here.notice}).code == 1);
    const program::Outcome accepted = here.decide("accept");
    INFO(accepted.err);
    REQUIRE(accepted.code == 0);
    CHECK(here.folder.names() == std::vector<std::string>{"notice.xml", "proviso-decisions.toml"});
    const program::Outcome after = with({"check", here.notice});
    CHECK(has(after.out, "M. Muster"));
    CHECK(has(after.out, "the annex follows"));
    CHECK(has(after.out, "Accepted by decision"));
    const std::string json = with({"check", here.notice, "--format", "json"}).out;
    CHECK(first_id(json) == here.id);  // the same finding, with the same outcome
    CHECK(has(json, "\"kind\": \"accepted\""));
}

TEST_CASE("a disputed finding still makes the exit code") {
    const Case here;
    REQUIRE(here.decide("dispute").code == 0);
    const program::Outcome after = with({"check", here.notice});
    CHECK(after.code == 1);
    CHECK(has(after.out, "disputed"));
}

TEST_CASE("a decision can be taken back without the notice") {
    const Case here;
    REQUIRE(here.decide("accept").code == 0);
    const std::string file = (here.folder.path() / "proviso-decisions.toml").string();
    const program::Outcome withdrawn = run({"accept", here.id.substr(0, 6), "--withdraw", "--decisions", file,
                                            "--by", "B", "--because", "the annex never came"});
    INFO(withdrawn.err);
    REQUIRE(withdrawn.code == 0);
    CHECK_FALSE(has(with({"check", here.notice}).out, "Accepted by decision"));
    CHECK(has(here.folder.read("proviso-decisions.toml"), "the annex follows"));  // the story stays
}

TEST_CASE("a file of decisions with a fault stops the check and is never written over") {
    const Case here;
    const std::string faulty = "# mine\n[[decision]]\nfinding = \n";
    here.folder.write("proviso-decisions.toml", faulty);
    for (const program::Outcome& outcome : {with({"check", here.notice}), here.decide("accept")}) {
        CHECK(outcome.code == 3);
        CHECK(has(outcome.err, "proviso-decisions.toml:3:"));
    }
    CHECK(here.folder.read("proviso-decisions.toml") == faulty);
}

TEST_CASE("what cannot be decided is said, and no file is made") {
    const Case here;
    const program::Outcome unknown = with({"accept", "F-zzz", here.notice, "--by", "x", "--because", "y"});
    CHECK(unknown.code == 3);
    CHECK(has(unknown.err, here.id));
    CHECK(with({"accept", here.id, "--by", "x", "--because", "y"}).code == 3);  // no notice
    CHECK(with({"accept", here.id, here.notice, "--by", "x"}).code == 3);       // no reason
    CHECK(with({"accept", here.id, here.notice, "--by", " ", "--because", "y"}).code == 3);
    CHECK(with({"check", here.notice, "--decisions", "/no/such/file"}).code == 3);
    CHECK(here.folder.names() == std::vector<std::string>{"notice.xml"});
}

TEST_CASE("of two decisions at the same time none is lost") {
    const Case here;
    constexpr int clerks = 6;
    std::vector<std::thread> running;
    std::vector<int> codes(clerks, -1);
    for (int clerk = 0; clerk < clerks; ++clerk) {
        running.emplace_back([&here, &codes, clerk] {
            const std::string name = "clerk " + std::to_string(clerk);
            codes[static_cast<std::size_t>(clerk)] =
                with({"dispute", here.id, here.notice, "--by", name, "--because", "at once"}).code;
        });
    }
    for (std::thread& one : running) one.join();
    CHECK(codes == std::vector<int>(clerks, 0));
    const std::string file = here.folder.read("proviso-decisions.toml");
    for (int clerk = 0; clerk < clerks; ++clerk) {
        INFO(file);
        CHECK(has(file, "clerk " + std::to_string(clerk)));
    }
    CHECK(here.folder.names() == std::vector<std::string>{"notice.xml", "proviso-decisions.toml"});
}
