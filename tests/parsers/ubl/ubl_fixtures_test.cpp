// Every fixture of UBL is read as the notation beside it says, or refused in the words beside it.
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "model/notation.hpp"
#include "tests/parsers/eforms_support.hpp"
#include "tests/parsers/golden.hpp"
#include "tests/parsers/ubl/ubl_support.hpp"
#include "tests/support/catch.hpp"

using namespace proviso;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> documents() {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator{test::ubl_fixtures()}) {
        if (entry.path().extension() == ".xml") found.push_back(entry.path());
    }
    std::ranges::sort(found);
    return found;
}

// What the notation cannot say stands above it as comments.
std::string remarks(const DocumentRecord& document) {
    std::string text = "# " + document.name + ": " + document.format;
    if (!document.format_version.empty()) text += " " + document.format_version;
    text += "\n";
    for (const Remark& note : document.notes) {
        text += "# note: " + note.text;
        for (const auto& [name, value] : note.values) text += " " + name + "=" + value;
        for (const auto& [name, value] : note.words) text += " " + name + "=" + value;
        text += "\n";
    }
    for (const auto& unknown : document.coverage.unknown_paths) text += "# unknown: " + unknown.path + "\n";
    for (const std::string& code : document.coverage.unknown_codes) text += "# unknown code: " + code + "\n";
    for (const std::string& path : document.coverage.fallback_paths)
        text += "# unusual place: " + path + "\n";
    return text;
}

}  // namespace

TEST_CASE("every fixture of UBL is read as the notation beside it says") {
    for (const fs::path& file : documents()) {
        const Result<Dossier> dossier = test::read_ubl(file.stem().string());
        fs::path beside = file;
        if (!dossier) {
            const Error& error = dossier.error();
            test::check_golden(beside.replace_extension(".refused"),
                               error.code + ": " + error.message + "\nhelp: " + error.help + "\n");
            continue;
        }
        std::string text;
        for (const DocumentRecord& document : dossier.value().documents()) text += remarks(document);
        test::check_golden(beside.replace_extension(".dossier"),
                           text + "\n" + write_notation(dossier.value()));
    }
    CHECK(documents().size() > 20);
}

TEST_CASE("no element of a fixture of UBL is unexplained") {
    for (const fs::path& file : documents()) {
        const Result<Dossier> dossier = test::read_ubl(file.stem().string());
        // One shows that elements of another standard are unknown.
        if (!dossier || file.stem() == "call-with-parts-of-codice") continue;
        INFO(file.filename().string());
        CHECK(dossier.value().documents().front().coverage.unknown == 0);
    }
}
