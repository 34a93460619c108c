// `survey.h` for C++17: owners, texts and errors as values, header only. Part of `proviso.hpp`'s ways.
#pragma once

#include <proviso/survey.h>
#include <proviso/proviso.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace proviso::host {

inline Expected<std::string> formats(const Engine& engine, std::string_view format) {
    return detail::collect([&](proviso_sink sink, proviso_error** error) {
        return proviso_formats_write(engine.handle(), text(format), sink, error);
    });
}

class Survey {
public:
    explicit Survey(proviso_survey* handle) : handle_(handle) {}

    static Expected<Survey> create(const Engine& engine) {
        return detail::wrap<Survey, proviso_survey>([&](proviso_survey** survey, proviso_error** error) {
            return proviso_survey_new(engine.handle(), survey, error);
        });
    }
    Expected<Nothing> add(const File& document) {
        const proviso_file view = file(document.name, document.bytes);
        return detail::done(
            [&](proviso_error** error) { return proviso_survey_add(handle_.get(), &view, error); });
    }
    std::uint64_t count(std::string_view what) const {
        return proviso_survey_count(handle_.get(), text(what));
    }
    Expected<std::string> write(std::string_view view, std::string_view format) const {
        return detail::collect([&](proviso_sink sink, proviso_error** error) {
            return proviso_survey_write(handle_.get(), text(view), text(format), sink, error);
        });
    }

private:
    detail::Owner<proviso_survey, proviso_survey_free> handle_;
};

class Feed {
public:
    explicit Feed(proviso_feed* handle) : handle_(handle) {}

    // The source must last as long as the feed.
    static Expected<Feed> open(const Engine& engine, std::string_view name, proviso_source source) {
        return detail::wrap<Feed, proviso_feed>([&](proviso_feed** feed, proviso_error** error) {
            return proviso_feed_open(engine.handle(), text(name), source, feed, error);
        });
    }
    std::vector<proviso_entry> entries() const {
        return detail::records<proviso_entry>(proviso_feed_entry_count(handle_.get()),
                                              [this](std::size_t i, proviso_entry* entry) {
                                                  return proviso_feed_entry(handle_.get(), i, entry, nullptr);
                                              });
    }
    std::uint64_t count(std::string_view what) const { return proviso_feed_count(handle_.get(), text(what)); }
    Expected<std::string> read(std::size_t index) const {
        return detail::collect([&](proviso_sink sink, proviso_error** error) {
            return proviso_feed_read(handle_.get(), index, sink, error);
        });
    }

private:
    detail::Owner<proviso_feed, proviso_feed_free> handle_;
};

}  // namespace proviso::host
