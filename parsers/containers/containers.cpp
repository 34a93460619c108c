#include "parsers/containers/containers.hpp"

#include <array>
#include <utility>

#include "model/base/limits.hpp"
#include "parsers/archive/archive_reader.hpp"

namespace proviso {
namespace {

constexpr std::string_view media_type = "mimetype";
constexpr std::string_view package_list = "[Content_Types].xml";  // of every file of Microsoft's Office
constexpr std::string_view signature_folder = "META-INF/";

bool is_of_the_system(std::string_view name) {
    const std::string_view file = name.substr(name.rfind('/') + 1);
    return name.starts_with("__MACOSX/") || file == ".DS_Store" || file == "Thumbs.db" ||
           file == "desktop.ini";
}

// An ASiC-E names itself in `mimetype`; where that is missing, its signatures tell.
bool is_signature(std::string_view name) {
    const std::string_view file = name.substr(name.rfind('/') + 1);
    return name.starts_with(signature_folder) &&
           (file.starts_with("signature") || file.starts_with("ASiC") || file.starts_with("asic"));
}

ContainerKind kind_of_zip(std::string_view bytes) {
    bool is_package = false;
    bool has_names = false;
    bool has_media_type = false;
    bool has_content = false;
    bool has_signature = false;
    std::string type;
    const auto wants = [&](std::string_view name) {
        has_names = true;
        is_package = is_package || name == package_list;
        has_media_type = has_media_type || name == media_type;
        has_content = has_content || name == "content.xml";
        has_signature = has_signature || is_signature(name);
        return name == media_type;
    };
    const auto fault = archive::read_archive(bytes, wants, [&](archive::Entry entry) {
        type = std::move(entry.bytes);
        return true;
    });
    const bool is_office = is_package || (has_media_type && has_content);
    const bool is_nothing = fault && !has_names;
    if (is_office || is_nothing) return ContainerKind::None;
    const bool is_signed = type.find("vnd.etsi.asic") != std::string::npos || has_signature;
    return is_signed ? ContainerKind::SignedZip : ContainerKind::Zip;
}

// All that comes out together is limited as one archive is: many small ones within one would else unpack to
// anything.
class Opener {
public:
    explicit Opener(const InputSink& sink) : sink_(sink) {}

    std::optional<Error> open(const Input& container, ContainerKind kind, int depth) {
        const auto is_wanted = [kind](std::string_view entry) {
            const bool is_wrapping = entry == media_type || entry.starts_with(signature_folder);
            return !(kind == ContainerKind::SignedZip && is_wrapping) && !is_of_the_system(entry);
        };
        auto fault = archive::read_archive(container.bytes, is_wanted, [&](archive::Entry entry) {
            std::string name = container.name + "!/" + entry.name;
            return take(std::move(name), std::move(entry), depth);
        });
        return is_full_ ? too_much() : std::move(fault);
    }

private:
    static constexpr int nested_max = 1;

    static Error too_much() {
        return Error{"E-ARC-BOMB",
                     "the archive and those within it unpack to more than " +
                         std::to_string(limits::archive_bytes_max) + " bytes",
                     "hand in its documents one by one", Place{}};
    }

    bool take(std::string name, archive::Entry entry, int depth) {
        const bool may_open = !entry.fault && depth < nested_max;
        const ContainerKind kind = may_open ? container_kind(entry.bytes) : ContainerKind::None;
        if (kind != ContainerKind::None) {
            auto fault = open({name, entry.bytes}, kind, depth + 1);
            if (!fault || has_ended_) return !has_ended_;
            entry.fault = std::move(fault);
            entry.bytes.clear();
        }
        return hand_out({std::move(name), std::make_shared<const std::string>(std::move(entry.bytes)),
                         std::move(entry.fault)});
    }

    bool hand_out(ContainedInput input) {
        bytes_ += input.bytes->size();
        is_full_ = bytes_ > limits::archive_bytes_max;
        has_ended_ = is_full_ || !sink_(std::move(input));
        return !has_ended_;
    }

    const InputSink& sink_;
    std::size_t bytes_ = 0;
    bool is_full_ = false;
    bool has_ended_ = false;
};

}  // namespace

ContainerKind container_kind(std::string_view bytes) {
    switch (archive::kind_of(bytes)) {
        case archive::Kind::Zip:
            return kind_of_zip(bytes);
        case archive::Kind::Tar:
            return ContainerKind::Tar;
        case archive::Kind::PackedTar:
            return ContainerKind::PackedTar;
        case archive::Kind::None:
            break;
    }
    return ContainerKind::None;
}

std::string_view container_name(ContainerKind kind) {
    constexpr std::array<std::string_view, 5> names{"", "zip", "asic-e", "tar", "tar.gz"};
    return names[static_cast<std::size_t>(kind)];
}

std::optional<Error> for_each_input(const Input& container, const InputSink& sink) {
    return Opener{sink}.open(container, container_kind(container.bytes), 0);
}

}  // namespace proviso
