#include "tests/parsers/fixture_goldens.hpp"

#include <algorithm>

#include "model/notation.hpp"
#include "tests/parsers/eforms_support.hpp"
#include "tests/parsers/golden.hpp"
#include "tests/support/catch.hpp"

namespace proviso::test {
namespace fs = std::filesystem;
namespace {

// What the notation cannot say stands above it as comments. Counts of elements would change with every edit
// of a fixture, and are checked against a count of their own instead.
std::string remarks(const DocumentRecord& document) {
    std::string text = "# " + document.format + " " + document.format_version + "\n";
    for (const Remark& note : document.notes) {
        text += "# note: " + note.text;
        for (const auto& [name, value] : note.values) text += " " + name + "=" + value;
        text += "\n";
    }
    for (const auto& unknown : document.coverage.unknown_paths) {
        text += "# unknown: " + unknown.path + " (" + std::to_string(unknown.count) + ")\n";
    }
    for (const std::string& code : document.coverage.unknown_codes) text += "# unknown code: " + code + "\n";
    for (const std::string& path : document.coverage.fallback_paths)
        text += "# unusual place: " + path + "\n";
    return text + "\n";
}

std::string refusal(const Error& error) {
    std::string text = error.code + ": " + error.message + "\n";
    if (!error.help.empty()) text += "help: " + error.help + "\n";
    return text;
}

}  // namespace

std::vector<fs::path> documents_of(const fs::path& folder) {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator{folder}) {
        if (entry.path().extension() == ".xml") found.push_back(entry.path());
    }
    std::ranges::sort(found);
    return found;
}

void check_goldens(const fs::path& folder) {
    for (const fs::path& file : documents_of(folder)) {
        const std::string bytes = load(file);
        Result<Dossier> dossier = read(file.filename().string(), bytes);
        fs::path beside = file;
        if (dossier) {
            const DocumentRecord& document = dossier.value().documents().front();
            check_golden(beside.replace_extension(".dossier"),
                         remarks(document) + write_notation(dossier.value()));
        } else {
            check_golden(beside.replace_extension(".refused"), refusal(dossier.error()));
        }
    }
}

void check_no_stray_golden(const fs::path& folder) {
    for (const auto& entry : fs::directory_iterator{folder}) {
        fs::path file = entry.path();
        if (file.extension() != ".dossier" && file.extension() != ".refused") continue;
        INFO(file.filename().string());
        CHECK(fs::exists(file.replace_extension(".xml")));
        CHECK(fs::exists(file.replace_extension(".dossier")) !=
              fs::exists(file.replace_extension(".refused")));
    }
}

}  // namespace proviso::test
