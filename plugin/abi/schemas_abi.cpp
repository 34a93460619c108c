// XML schemas of the host's.
#include "plugin/abi/guard.hpp"

namespace abi = proviso::abi;

namespace {

using proviso::Done;
using proviso::Status;

proviso::Result<std::vector<proviso::schema::SchemaFile>> schema_files_of(const proviso_file* files,
                                                                          size_t count) {
    if (count != 0 && files == nullptr) return abi::bad_argument("the list of files is null");
    std::vector<proviso::schema::SchemaFile> copies;
    for (size_t i = 0; i < count; ++i) {
        PROVISO_TRY(file, abi::file_of(&files[i], "schema"));
        copies.push_back({std::move(file.name), std::move(file.text)});
    }
    return copies;
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : " ") + name;
    return text;
}

Status refuse_index(const abi::SchemasObject& object, size_t index) {
    if (index < object.roots.size()) return Done{};
    return abi::bad_argument("there is no schema of that number");
}

}  // namespace

proviso_status proviso_schemas_new(const proviso_file* files, size_t file_count, proviso_schemas** schemas,
                                   proviso_error** error) {
    return abi::guarded(error, [&]() -> Status {
        if (schemas == nullptr) return abi::bad_argument("the place for the schemas is null");
        PROVISO_TRY(copies, schema_files_of(files, file_count));
        PROVISO_TRY(made, proviso::schema::SchemaSet::create(std::move(copies)));
        auto object = std::make_shared<abi::SchemasObject>();
        for (const auto& info : made->schemas()) object->roots.push_back(joined(info.roots));
        object->schemas = std::move(made);
        *schemas = abi::hand_out(std::move(object));
        return Done{};
    });
}

void proviso_schemas_free(proviso_schemas* schemas) { abi::release<abi::SchemasObject>(schemas); }

size_t proviso_schemas_count(const proviso_schemas* schemas) {
    const auto object = abi::look_up<abi::SchemasObject>(schemas);
    return object == nullptr ? 0 : object->roots.size();
}

proviso_status proviso_schemas_get(const proviso_schemas* schemas, size_t index, proviso_schema* schema,
                                   proviso_error** error) {
    return abi::guarded(error, [&]() -> Status {
        PROVISO_TRY(object, abi::object_of<abi::SchemasObject>(schemas, "schemas"));
        PROVISO_TRY(known, refuse_index(*object, index));
        static_cast<void>(known);
        const auto& info = object->schemas->schemas()[index];
        return abi::fill(schema, proviso_schema{0, abi::view(info.path), abi::view(info.target_namespace),
                                                abi::view(object->roots[index]), abi::view(info.version)});
    });
}

proviso_status proviso_schemas_verify(const proviso_schemas* schemas, size_t index, proviso_error** error) {
    return abi::guarded(error, [&]() -> Status {
        PROVISO_TRY(object, abi::object_of<abi::SchemasObject>(schemas, "schemas"));
        PROVISO_TRY(known, refuse_index(*object, index));
        static_cast<void>(known);
        return object->schemas->verify(index);
    });
}

proviso_status proviso_check_set_schemas(proviso_check* check, const proviso_schemas* schemas,
                                         proviso_error** error) {
    return abi::guarded(error, [&]() -> Status {
        PROVISO_TRY(object, abi::object_of<abi::CheckObject>(check, "check"));
        if (schemas == nullptr) {
            object->inputs.request.schemas = nullptr;
            return Done{};
        }
        PROVISO_TRY(set, abi::object_of<abi::SchemasObject>(schemas, "schemas"));
        object->inputs.request.schemas = set->schemas;
        return Done{};
    });
}
