// Rule packs and their rules.
#include "plugin/abi/pack_files.hpp"

#include "plugin/check/shipped.hpp"

#include <algorithm>

namespace abi = proviso::abi;

namespace {

using Pack = proviso::Result<proviso::Engine::Pack>;

// Makes a pack by `compile`, which shipped packs and a host's own differ in.
template <class Compile>
proviso::Status make_pack(const proviso_engine* engine, const proviso_pack_options* given, proviso_pack** out,
                          Compile compile) {
    if (out == nullptr) return abi::bad_argument("the place for the pack is null");
    PROVISO_TRY(owner, abi::object_of<abi::EngineObject>(engine, "engine"));
    PROVISO_TRY(options, abi::options_of(given));
    auto object = std::make_shared<abi::PackObject>();
    object->engine = owner;
    object->has_tests = options.with_tests != 0;
    PROVISO_TRY(pack, compile(*owner->engine, proviso::clause::CompileOptions{object->has_tests}));
    object->pack = std::move(pack);
    object->parameters = proviso::parameters_of(*object->pack, "en");
    *out = abi::hand_out(std::move(object));
    return proviso::Done{};
}

proviso_text text_in(const proviso_pack* pack, std::string proviso::PackIdentity::*member) {
    const auto object = abi::look_up<abi::PackObject>(pack);
    return object == nullptr ? proviso_text{nullptr, 0} : abi::view(object->pack->identity().*member);
}

const std::vector<std::string>& pack_names() {
    static const auto* const names = new std::vector<std::string>{proviso::shipped_pack_names()};
    return *names;
}

// Views into the embedded bytes and into names that are kept for good, as they outlive every handle.
const std::vector<proviso::clause::PackFile>& files_of_shipped(std::string_view name) {
    static const auto* const all = [] {
        auto* files = new std::vector<std::vector<proviso::clause::PackFile>>;
        for (const std::string& pack : pack_names()) files->push_back(proviso::shipped_pack_files(pack));
        files->emplace_back();
        return files;
    }();
    const auto found = std::ranges::find(pack_names(), name);
    return (*all)[static_cast<std::size_t>(found - pack_names().begin())];
}

}  // namespace

size_t proviso_shipped_pack_count(void) {
    return abi::quietly([] { return pack_names().size(); });
}

proviso_text proviso_shipped_pack_name(size_t index) {
    return abi::quietly([index] {
        return index < pack_names().size() ? abi::view(pack_names()[index]) : proviso_text{nullptr, 0};
    });
}

size_t proviso_shipped_file_count(proviso_text pack) {
    return abi::quietly([pack] {
        return pack.data == nullptr ? 0 : files_of_shipped({pack.data, pack.size}).size();
    });
}

proviso_file proviso_shipped_file(proviso_text pack, size_t index) {
    return abi::quietly([pack, index] {
        if (index >= proviso_shipped_file_count(pack)) return proviso_file{};
        const proviso::clause::PackFile& file = files_of_shipped({pack.data, pack.size})[index];
        return proviso_file{abi::view(file.path), abi::view(file.bytes)};
    });
}

proviso_status proviso_pack_shipped(const proviso_engine* engine, proviso_text name,
                                    const proviso_pack_options* options, proviso_pack** pack,
                                    proviso_error** error) {
    return abi::guarded(error, [&]() -> proviso::Status {
        PROVISO_TRY(text, abi::text_of(name, "name"));
        return make_pack(
            engine, options, pack,
            [&](const proviso::Engine& owner, const proviso::clause::CompileOptions& how) -> Pack {
                return owner.shipped_pack(text, how);
            });
    });
}

proviso_status proviso_pack_new(const proviso_engine* engine, const proviso_file* files, size_t file_count,
                                const proviso_pack_options* options, proviso_pack** pack,
                                proviso_error** error) {
    return abi::guarded(error, [&]() -> proviso::Status {
        PROVISO_TRY(copies, abi::pack_files_of(files, file_count));
        return make_pack(
            engine, options, pack,
            [&](const proviso::Engine& owner, const proviso::clause::CompileOptions& how) -> Pack {
                return owner.compile(std::move(copies), how);
            });
    });
}

void proviso_pack_free(proviso_pack* pack) { abi::release<abi::PackObject>(pack); }

proviso_text proviso_pack_name(const proviso_pack* pack) {
    return text_in(pack, &proviso::PackIdentity::name);
}

proviso_text proviso_pack_version(const proviso_pack* pack) {
    return text_in(pack, &proviso::PackIdentity::version);
}

proviso_text proviso_pack_title(const proviso_pack* pack) {
    return text_in(pack, &proviso::PackIdentity::title);
}

proviso_text proviso_pack_digest(const proviso_pack* pack) {
    return text_in(pack, &proviso::PackIdentity::digest);
}

size_t proviso_pack_rule_count(const proviso_pack* pack) {
    const auto object = abi::look_up<abi::PackObject>(pack);
    return object == nullptr ? 0 : object->pack->rules().size();
}

proviso_status proviso_pack_rule(const proviso_pack* pack, size_t index, proviso_rule* rule,
                                 proviso_error** error) {
    return abi::guarded(error, [&]() -> proviso::Status {
        PROVISO_TRY(object, abi::object_of<abi::PackObject>(pack, "pack"));
        const std::vector<proviso::clause::RuleInfo>& rules = object->pack->rules();
        if (index >= rules.size()) return abi::bad_argument("the pack has no rule of that number");
        const proviso::clause::RuleInfo& info = rules[index];
        return abi::fill(rule,
                         proviso_rule{0, abi::view(info.id), abi::view(info.title), abi::view(info.severity),
                                      abi::view(info.stage), abi::view(info.file), abi::view(info.page),
                                      info.is_note ? 1 : 0, info.is_monotone ? 1 : 0, abi::view(info.cost)});
    });
}
