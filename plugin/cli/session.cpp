#include "plugin/cli/session.hpp"

#include "plugin/cli/feed.hpp"
#include "plugin/cli/files.hpp"
#include "plugin/cli/suggest.hpp"

#include <algorithm>
#include <array>
#include <ctime>

namespace proviso::cli {
namespace {

std::vector<std::string> shipped_names() {
    std::vector<std::string> names;
    for (const std::string_view name : host::shipped_packs()) names.emplace_back(name);
    return names;
}

bool is_shipped(const std::string& name) { return std::ranges::count(shipped_names(), name) > 0; }

Error no_pack(const std::string& name) {
    const std::string guess = did_you_mean(name, shipped_names());
    const std::string known =
        "the shipped packs are " + listed(shipped_names()) + "; a folder of rules works too";
    return usage_error("there is no rule pack and no folder `" + name + "`", guess.empty() ? known : guess);
}

Expected<std::vector<host::File>> read_files(const std::vector<std::string>& paths) {
    std::vector<host::File> files;
    for (const std::string& path : paths) {
        Expected<host::File> file = read_file(path, PROVISO_FAULTY_SOURCE);
        if (!file) return file.error();
        files.push_back(std::move(*file));
    }
    return files;
}

struct DocumentArgument {
    std::string reference;
    std::string path;
};

// `REF=FILE`, but a file whose own name holds `=` is a file. References are links at times, which hold `=`
// too: the last one that leaves the name of a file counts, else the first.
DocumentArgument split_document(const std::string& argument) {
    if (is_file(argument)) return {{}, argument};
    const std::size_t first = argument.find('=');
    if (first == std::string::npos) return {{}, argument};
    for (std::size_t at = argument.rfind('='); at != std::string::npos && at > 0;
         at = argument.rfind('=', at - 1)) {
        if (is_file(argument.substr(at + 1))) return {argument.substr(0, at), argument.substr(at + 1)};
    }
    return {argument.substr(0, first), argument.substr(first + 1)};
}

Expected<host::Nothing> add_notice(const host::Engine& engine, host::Check& check, const std::string& path,
                                   const std::string& entry) {
    Expected<host::File> notice = read_notice(engine, path, entry);
    if (!notice) return notice.error();
    return check.add_notice(notice->name, notice->bytes);
}

bool is_notice(const host::Engine& engine, std::string_view name, std::string_view bytes) {
    Expected<proviso_format> format = engine.detect(name, bytes);
    return format && format->is_read != 0;
}

// A container counts as a notice when one lies in it.
bool holds_notice(const host::Engine& engine, const host::File& file) {
    bool holds = false;
    const auto look = [&](std::string_view name, std::string_view bytes, const proviso_error* fault) {
        holds = holds || (fault == nullptr && is_notice(engine, name, bytes));
        return !holds;
    };
    // What is cut off is told when it is read.
    static_cast<void>(host::for_each_input(file, look));
    return holds;
}

// What a map reads is a notice, every other file a document beside it.
Expected<host::Nothing> add_folder(const host::Engine& engine, host::Check& check, const std::string& path) {
    Expected<std::vector<host::File>> files = read_documents(path);
    if (!files) return files.error();
    bool has_notice = false;
    for (const host::File& file : *files) {
        const bool is_one = holds_notice(engine, file);
        has_notice = has_notice || is_one;
        Expected<host::Nothing> added =
            is_one ? check.add_notice(file.name, file.bytes) : check.add_document({}, file);
        if (!added) return added;
    }
    if (has_notice) return host::Nothing{};
    return usage_error("the folder `" + path + "` holds no document that is read as a notice",
                       "name the notice, or a folder in which it lies");
}

Expected<host::Nothing> add_notices(const host::Engine& engine, host::Check& check,
                                    const Arguments& arguments) {
    if (arguments.files.empty()) {
        return usage_error("there is no FILE to read", "name a notice, or drafts with `--draft DOCUMENT`");
    }
    if (!arguments.cpv.empty() || !arguments.draft_language.empty()) {
        return usage_error("a notice says itself what it buys and in which language",
                           "`--cpv` and `--language` belong to `--draft DOCUMENT`");
    }
    for (const std::string& path : arguments.files) {
        Expected<host::Nothing> added = is_folder(path) ? add_folder(engine, check, path)
                                                        : add_notice(engine, check, path, arguments.entry);
        if (!added) return added;
    }
    return host::Nothing{};
}

Expected<host::Nothing> set_draft(host::Check& check, const Arguments& arguments) {
    if (!arguments.documents.empty()) {
        return usage_error("a draft has no notice beside which a document could stand",
                           "name all documents behind `--draft`");
    }
    Expected<host::Nothing> set = check.set_draft(arguments.cpv, arguments.draft_language);
    if (!set) return set;
    for (const std::string& path : arguments.drafts) {
        Expected<std::vector<host::File>> files = read_documents(path);
        if (!files) return files.error();
        for (const host::File& file : *files) {
            Expected<host::Nothing> added = check.add_document({}, file);
            if (!added) return added;
        }
    }
    return host::Nothing{};
}

}  // namespace

Error usage_error(std::string message, std::string help) {
    Error error;
    error.status = PROVISO_NOT_FOUND;
    error.code = "E-USAGE";
    error.message = std::move(message);
    error.help = std::move(help);
    return error;
}

std::string today() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 16> text{};
    const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%d", &parts);
    return std::string{text.data(), size};
}

std::string first_document(const Arguments& arguments) {
    if (!arguments.drafts.empty()) return arguments.drafts.front();
    return arguments.files.empty() ? std::string{} : arguments.files.front();
}

Expected<std::vector<host::Pack>> load_packs(const host::Engine& engine, const Arguments& arguments) {
    std::vector<std::string> names = arguments.packs;
    if (names.empty()) names.emplace_back("electronics-watch");
    std::vector<host::Pack> packs;
    for (const std::string& name : names) {
        Expected<host::Pack> pack = load_pack(engine, name);
        if (!pack) return pack.error();
        packs.push_back(std::move(*pack));
    }
    return packs;
}

Expected<host::Nothing> add_packs(const host::Engine& engine, const Arguments& arguments,
                                  host::Check& check) {
    Expected<std::vector<host::Pack>> packs = load_packs(engine, arguments);
    if (!packs) return packs.error();
    for (const host::Pack& pack : *packs) {
        Expected<host::Nothing> added = check.add_pack(pack);
        if (!added) return added;
    }
    return host::Nothing{};
}

Expected<host::Engine> make_engine(const Arguments& arguments) {
    Expected<std::vector<host::File>> models = read_files(arguments.models);
    if (!models) return models.error();
    Expected<std::vector<host::File>> maps = read_files(arguments.maps);
    if (!maps) return maps.error();
    return host::Engine::create(*models, *maps);
}

Expected<std::vector<host::File>> pack_files(const std::string& name) {
    if (!is_shipped(name)) return is_folder(name) ? read_pack_folder(name) : no_pack(name);
    std::vector<host::File> files;
    for (std::size_t i = 0; i < proviso_shipped_file_count(host::text(name)); ++i) {
        const proviso_file file = proviso_shipped_file(host::text(name), i);
        files.push_back(host::File{std::string{host::view(file.name)}, std::string{host::view(file.bytes)}});
    }
    return files;
}

Expected<host::Pack> load_pack(const host::Engine& engine, const std::string& name, bool with_tests) {
    if (is_shipped(name)) return engine.shipped_pack(name, with_tests);
    Expected<std::vector<host::File>> files = pack_files(name);
    if (!files) return files.error();
    return engine.pack(*files, with_tests);
}

std::vector<std::string> packs_of(const Arguments& arguments) {
    return arguments.pack.empty() ? shipped_names() : std::vector<std::string>{arguments.pack};
}

Expected<host::Schemas> read_schemas(const std::string& folder) {
    Expected<std::vector<host::File>> files = read_schema_folder(folder);
    if (!files) return files.error();
    return host::Schemas::create(*files);
}

Expected<host::Check> make_check(const host::Engine& engine, const Arguments& arguments) {
    const std::string as_of = arguments.as_of.empty() ? today() : arguments.as_of;
    host::CheckOptions options;
    options.as_of = as_of;
    options.language = arguments.language;
    options.documents_complete = arguments.documents_complete;
    options.record_complete = arguments.record_complete;
    options.keeps_excerpts = arguments.format == "html";
    options.allows_programs = true;  // The user's own machine: PDF files are read.
    options.explains_met = true;
    options.stage = arguments.stage;
    // Who decides about a finding, or asks for its proof, works for the buyer.
    const bool is_written = arguments.command == Command::Check || arguments.command == Command::Compare;
    options.audience = is_written ? std::string_view{arguments.audience} : std::string_view{"buyer"};
    options.keeps_proofs = arguments.command == Command::Explain;
    Expected<host::Check> check = engine.check(options);
    if (!check) return check;
    Expected<host::Nothing> set =
        arguments.drafts.empty() ? add_notices(engine, *check, arguments) : set_draft(*check, arguments);
    if (!set) return set.error();
    if (!arguments.schemas.empty()) {
        Expected<host::Schemas> schemas = read_schemas(arguments.schemas);
        if (!schemas) return schemas.error();
        Expected<host::Nothing> held = check->set_schemas(*schemas);
        if (!held) return held.error();
    }
    for (const std::string& path : arguments.profiles) {
        Expected<host::File> profile = read_file(path, PROVISO_FAULTY_SOURCE);
        if (!profile) return profile.error();
        Expected<host::Nothing> added = check->set_profile(*profile);
        if (!added) return added.error();
    }
    for (const std::string& argument : arguments.documents) {
        const DocumentArgument document = split_document(argument);
        Expected<std::vector<host::File>> files = read_documents(document.path);
        if (!files) return files.error();
        for (const host::File& file : *files) {
            Expected<host::Nothing> added = check->add_document(document.reference, file);
            if (!added) return added.error();
        }
    }
    return check;
}

}  // namespace proviso::cli
