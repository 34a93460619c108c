#include "parsers/documents/packed.hpp"

#include <utility>

#include "model/base/limits.hpp"
#include "parsers/archive/zip.hpp"
#include "parsers/documents/container.hpp"
#include "parsers/documents/remarks.hpp"

namespace proviso {
namespace {

constexpr int nested_max = 1;

bool is_of_the_system(std::string_view name) {
    const std::string_view file = name.substr(name.rfind('/') + 1);
    return name.starts_with("__MACOSX/") || file == ".DS_Store" || file == "Thumbs.db" ||
           file == "desktop.ini";
}

class Unpacker {
public:
    void unpack(const std::string& name, std::string_view bytes, int depth) {
        auto entries =
            archive::read_zip(bytes, [](std::string_view entry) { return !is_of_the_system(entry); });
        if (!entries) return leave(name, entries.error(), depth);
        for (archive::Entry& entry : entries.value()) take(name, std::move(entry), depth);
    }

    Unpacked finish() && {
        const std::size_t count = unpacked_.documents.size();
        if (count == 0 && !unpacked_.is_partial) note(Remark{"remark-archive-empty", {}});
        if (left_out_ > 0) {
            note(Remark{"remark-archive-left-out",
                        {{"count", std::to_string(left_out_)},
                         {"most", std::to_string(limits::archive_documents_max)},
                         {"bytes", std::to_string(limits::archive_bytes_max)}}});
        }
        if (unpacked_.notes.empty()) {
            const char* const text = count == 1 ? "remark-archive-document" : "remark-archive-documents";
            unpacked_.notes.emplace_back(text, Remark::Pairs{{"count", std::to_string(count)}});
        }
        return std::move(unpacked_);
    }

private:
    void note(Remark remark) {
        unpacked_.is_partial = true;
        unpacked_.notes.push_back(std::move(remark));
    }

    // An archive that cannot be opened: the outer one is all there is, an inner one is one of many documents.
    void leave(const std::string& name, const Error& fault, int depth) {
        if (depth == 0) {
            note(file_unread("kind-zip", fault));
        } else {
            unpacked_.documents.push_back({name, std::make_shared<const std::string>(), fault});
        }
    }

    void take(const std::string& archive_name, archive::Entry entry, int depth) {
        std::string name = archive_name + "!/" + entry.name;
        bytes_ += entry.bytes.size();
        if (!entry.fault && depth < nested_max && is_packed(entry.bytes)) {
            return unpack(name, entry.bytes, depth + 1);
        }
        const bool is_full =
            unpacked_.documents.size() >= limits::archive_documents_max || bytes_ > limits::archive_bytes_max;
        if (is_full) {
            ++left_out_;
            return;
        }
        unpacked_.documents.push_back({std::move(name),
                                       std::make_shared<const std::string>(std::move(entry.bytes)),
                                       std::move(entry.fault)});
    }

    Unpacked unpacked_;
    std::size_t bytes_ = 0;
    std::size_t left_out_ = 0;
};

}  // namespace

bool is_packed(std::string_view bytes) {
    if (!archive::is_zip(bytes)) return false;
    const auto container = container_of(bytes);
    return container && container.value() == Container::Documents;
}

Unpacked unpack_documents(const Input& input) {
    Unpacker unpacker;
    unpacker.unpack(input.name, input.bytes, 0);
    return std::move(unpacker).finish();
}

}  // namespace proviso
