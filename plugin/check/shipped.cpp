#include "plugin/check/shipped.hpp"

#include "plugin/check/embedded_files.hpp"

#include <algorithm>

namespace proviso {
namespace {

constexpr std::string_view packs_folder = "rules/packs/";

std::string_view bytes_of(std::string_view path) {
    for (const EmbeddedFile& file : embedded_files()) {
        if (file.path == path) return file.bytes;
    }
    return {};
}

// `electronics-watch/scope.md` for a file of a pack, nothing for any other.
std::string_view path_in_packs(const EmbeddedFile& file) {
    if (!file.path.starts_with(packs_folder)) return {};
    const std::string_view rest = file.path.substr(packs_folder.size());
    return rest.find('/') == std::string_view::npos ? std::string_view{} : rest;
}

}  // namespace

std::vector<clause::Source> shipped_models() {
    std::vector<clause::Source> models;
    for (const EmbeddedFile& file : embedded_files()) {
        if (file.path.ends_with(".model"))
            models.push_back(clause::Source{std::string{file.path}, std::string{file.bytes}});
    }
    std::ranges::stable_partition(
        models, [](const clause::Source& model) { return model.name == "model/dossier.model"; });
    return models;
}

std::string_view shipped_texts() { return bytes_of("rules/language/texts.md"); }

std::string_view shipped_check_texts() { return bytes_of("plugin/check/texts.md"); }

std::vector<MapFile> shipped_maps() {
    std::vector<MapFile> maps;
    for (const EmbeddedFile& file : embedded_files()) {
        if (!file.path.ends_with(".map")) continue;
        maps.push_back(MapFile{std::string{file.path}, std::string{file.bytes}});
    }
    return maps;
}

bool has_shipped_schema(std::string_view format) {
    const std::string name = "/" + std::string{format} + ".xsd";
    return std::ranges::any_of(embedded_files(),
                               [&](const EmbeddedFile& file) { return file.path.ends_with(name); });
}

std::vector<MapFile> shipped_schemas() {
    std::vector<MapFile> schemas;
    for (const EmbeddedFile& file : embedded_files()) {
        if (!file.path.ends_with(".xsd")) continue;
        const std::string_view name = file.path.substr(file.path.rfind('/') + 1);
        schemas.push_back(MapFile{std::string{name}, std::string{file.bytes}});
    }
    return schemas;
}

std::vector<std::string> shipped_pack_names() {
    std::vector<std::string> names;
    for (const EmbeddedFile& file : embedded_files()) {
        const std::string_view path = path_in_packs(file);
        const std::string name{path.substr(0, path.find('/'))};
        if (!path.empty() && std::ranges::find(names, name) == names.end()) names.push_back(name);
    }
    std::ranges::sort(names);
    return names;
}

std::vector<clause::PackFile> shipped_pack_files(std::string_view name) {
    std::vector<clause::PackFile> files;
    for (const EmbeddedFile& file : embedded_files()) {
        const std::string_view path = path_in_packs(file);
        const std::size_t slash = path.find('/');
        if (path.empty() || path.substr(0, slash) != name) continue;
        files.push_back(clause::PackFile{std::string{path.substr(slash + 1)}, std::string{file.bytes}});
    }
    return files;
}

}  // namespace proviso
