#include "parsers/schema/schema_set.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <set>
#include <utility>

#include "model/base/limits.hpp"
#include "parsers/schema/choose.hpp"
#include "parsers/schema/content_size.hpp"
#include "parsers/schema/folder.hpp"
#include "parsers/schema/module.hpp"

namespace proviso::schema {

namespace {

// Counted first: what the parser would write out has to be known before it sees the schema.
Compiled compile(const Folder& folder, std::string_view path) {
    PROVISO_TRY(paths, folder.closure(path));
    PROVISO_TRY(sized, check_size(folder, paths));
    static_cast<void>(sized);
    PROVISO_TRY(module, load_module());
    std::vector<XsdFile> files;
    for (const std::string_view one : paths) files.push_back({one, folder.files().find(one)->second.bytes});
    Compiled compiled = Error{};
    module.compile(files, path, compiled);
    return compiled;
}

}  // namespace

struct SchemaSet::State {
    explicit State(std::vector<SchemaFile> files) : folder(std::move(files)) {}

    struct Slot {
        std::once_flag once;
        std::optional<Compiled> compiled;
    };

    Folder folder;
    std::vector<SchemaInfo> schemas;
    std::vector<std::unique_ptr<Slot>> slots;  // by schema

    // Threads that want the same schema wait for the first of them.
    Compiled& compiled(std::size_t schema) {
        Slot& slot = *slots[schema];
        std::call_once(slot.once, [&] { slot.compiled = compile(folder, schemas[schema].path); });
        return *slot.compiled;
    }
};

namespace {

// Files that others build upon are no beginning of a document. In a circle of files, all are kept.
std::set<std::string, std::less<>> files_built_upon(const Folder& folder) {
    std::set<std::string, std::less<>> used;
    for (const auto& [path, file] : folder.files()) {
        if (!file.head) continue;
        for (const Reference& reference : file.head.value().references) {
            const auto target = resolve(path, reference.location);
            if (target && *target != path) used.insert(*target);
        }
    }
    return used;
}

// A file that cannot be read is listed all the same, so that its fault is told when it is verified.
SchemaInfo describe(std::string path, const Folder::File& file, Result<std::vector<std::string>> roots) {
    SchemaInfo info;
    info.path = std::move(path);
    if (file.head) info.target_namespace = file.head.value().target_namespace;
    if (file.head) info.version = file.head.value().version;
    if (roots) info.roots = std::move(roots).value();
    return info;
}

Error nothing_there() {
    return Error{"E-SCHEMA-NONE",
                 "there is no XML schema among the files",
                 "name a folder with `.xsd` files, such as `schemas` of an eForms SDK",
                 {}};
}

}  // namespace

SchemaSet::SchemaSet(std::unique_ptr<State> state) : state_(std::move(state)) {}
SchemaSet::~SchemaSet() = default;

Result<std::unique_ptr<SchemaSet>> SchemaSet::create(std::vector<SchemaFile> files) {
    if (files.size() > limits::schema_folder_files_max) {
        return Error{"E-SCHEMA-LIMIT",
                     fmt::format("the folder holds more than {} schemas", limits::schema_folder_files_max),
                     "name the folder of one release alone",
                     {}};
    }
    auto state = std::make_unique<State>(std::move(files));
    const auto used = files_built_upon(state->folder);
    for (const auto& [path, file] : state->folder.files()) {
        if (used.contains(path)) continue;
        Result<std::vector<std::string>> roots = std::vector<std::string>{};
        if (file.head) {
            roots = read_roots(path, file.bytes);
        } else {
            roots = file.head.error();
        }
        if (roots && roots.value().empty()) continue;  // types that nobody uses
        state->schemas.push_back(describe(path, file, std::move(roots)));
        state->slots.push_back(std::make_unique<State::Slot>());
    }
    if (state->schemas.empty()) return nothing_there();
    return std::unique_ptr<SchemaSet>{new SchemaSet{std::move(state)}};
}

std::span<const SchemaInfo> SchemaSet::schemas() const { return state_->schemas; }

std::optional<Choice> SchemaSet::choose(const DocumentKind& kind) const {
    return choose_among(state_->schemas, kind);
}

Status SchemaSet::verify(std::size_t schema) const {
    const auto& compiled = state_->compiled(schema);
    if (!compiled) return compiled.error();
    return Done{};
}

Result<Validated> SchemaSet::validate(std::size_t schema, std::string_view document_name,
                                      std::string_view utf8) const {
    auto& compiled = state_->compiled(schema);
    if (!compiled) return compiled.error();
    return compiled.value()->validate(document_name, utf8);
}

}  // namespace proviso::schema
