// The engine, and what kind a document is.
#include "plugin/abi/guard.hpp"

#include "plugin/report/report_texts.hpp"

namespace abi = proviso::abi;

namespace {

struct FileList {
    const proviso_file* files;
    std::size_t count;
};

proviso::Result<std::vector<proviso::MapFile>> map_files_of(FileList list, std::string_view name) {
    std::vector<proviso::MapFile> files;
    if (list.count != 0 && list.files == nullptr) {
        return abi::bad_argument("the list `" + std::string{name} + "` is null");
    }
    for (std::size_t i = 0; i < list.count; ++i) {
        PROVISO_TRY(file, abi::file_of(list.files + i, name));
        files.push_back(std::move(file));
    }
    return files;
}

proviso::Result<std::shared_ptr<abi::EngineObject>> make_engine(const proviso_engine_options* given) {
    PROVISO_TRY(options, abi::options_of(given));
    proviso::EngineFiles files;
    PROVISO_TRY(models, map_files_of({options.models, options.model_count}, "models"));
    files.models = std::move(models);
    PROVISO_TRY(maps, map_files_of({options.maps, options.map_count}, "maps"));
    files.maps = std::move(maps);
    auto object = std::make_shared<abi::EngineObject>();
    PROVISO_TRY(engine, proviso::Engine::create(files));
    object->engine = std::move(engine);
    PROVISO_TRY(texts, proviso::load_report_texts());
    object->report_texts = std::move(texts);
    return object;
}

}  // namespace

proviso_status proviso_engine_new(const proviso_engine_options* options, proviso_engine** engine,
                                  proviso_error** error) {
    return abi::guarded(error, [&]() -> proviso::Status {
        if (engine == nullptr) return abi::bad_argument("the place for the engine is null");
        PROVISO_TRY(object, make_engine(options));
        *engine = abi::hand_out(std::move(object));
        return proviso::Done{};
    });
}

void proviso_engine_free(proviso_engine* engine) { abi::release<abi::EngineObject>(engine); }

proviso_status proviso_detect(const proviso_engine* engine, const proviso_file* document,
                              proviso_format* format, proviso_error** error) {
    return abi::guarded(error, [&]() -> proviso::Status {
        PROVISO_TRY(object, abi::object_of<abi::EngineObject>(engine, "engine"));
        PROVISO_TRY(file, abi::file_of(document, "document"));
        const proviso::FormatSet& formats = object->engine->formats();
        PROVISO_TRY(found, proviso::detect_format(formats, proviso::Input{file.name, file.text}));
        // The engine's own record is handed out, whose texts outlive this call.
        for (const proviso::FormatInfo& info : formats.formats()) {
            if (info.name != found.name) continue;
            const proviso_format values{0, abi::view(info.name), abi::view(info.title),
                                        info.has_rows ? 1 : 0};
            return abi::fill(format, values);
        }
        return proviso::Error{"E-INTERNAL", "a format without a record", "", {}};
    });
}
