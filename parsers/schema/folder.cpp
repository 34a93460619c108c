#include "parsers/schema/folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "model/base/limits.hpp"
#include "model/base/line_index.hpp"
#include "model/base/unicode.hpp"

namespace proviso::schema {
namespace {

constexpr std::size_t shown_bytes_max = 120;

std::string shown(std::string_view text) { return make_visible(shorten(text, shown_bytes_max)); }

Error bad_reference(std::string_view path, std::string_view text, const Reference& reference,
                    std::string_view fault) {
    const LineColumn at = locate(text, reference.byte);
    return Error{"E-SCHEMA-REF",
                 fmt::format("the schema asks for `{}`, which {}", shown(reference.location), fault),
                 "schemas are read from the folder alone: put the file there and name it by a path",
                 Place{std::string{path}, {}, reference.byte, at.line, at.column}};
}

Error too_much(std::string_view path, std::string what) {
    return Error{"E-SCHEMA-LIMIT", std::move(what), "name the folder of one release alone",
                 Place{std::string{path}, {}, 0, 0, 0}};
}

}  // namespace

Folder::Folder(std::vector<SchemaFile> files) {
    for (SchemaFile& file : files) {
        std::string bytes = without_doctype(std::move(file.bytes));
        Result<SchemaHead> head = read_head(file.path, bytes);
        files_.emplace(std::move(file.path), File{std::move(bytes), std::move(head)});
    }
}

Result<std::vector<std::string_view>> Folder::closure(std::string_view path) const {
    std::vector<std::string_view> reached{path};
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < reached.size(); ++i) {
        const auto& [own_path, file] = *files_.find(reached[i]);
        if (!file.head) return file.head.error();
        bytes += file.bytes.size();
        if (reached.size() > limits::schema_files_max || bytes > limits::schema_bytes_max) {
            return too_much(path, fmt::format("the schema builds upon more than {} files or {} bytes",
                                              limits::schema_files_max, limits::schema_bytes_max));
        }
        for (const Reference& reference : file.head.value().references) {
            if (reference.location.empty()) continue;
            const auto target = resolve(own_path, reference.location);
            if (!target) return bad_reference(own_path, file.bytes, reference, "lies outside the folder");
            const auto found = files_.find(*target);
            if (found == files_.end()) return bad_reference(own_path, file.bytes, reference, "is not there");
            if (std::ranges::find(reached, found->first) == reached.end()) reached.emplace_back(found->first);
        }
    }
    return reached;
}

}  // namespace proviso::schema
