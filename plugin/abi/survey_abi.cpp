// Many documents at once: formats, surveys, feeds.
#include "plugin/abi/guard.hpp"

#include "parsers/containers/containers.hpp"

#include <array>

#include "plugin/report/survey.hpp"

namespace abi = proviso::abi;

namespace {

using proviso::Done;
using proviso::Error;
using proviso::Result;
using proviso::Status;

Error no_form(std::string_view word) {
    return Error{"E-NO-WRITER",
                 "there is no form `" + std::string{word} + "`",
                 "views are `summary` and `coverage`, formats `text` and `json`",
                 {}};
}

// A source that the host answers for: more bytes than asked for would overrun what was handed to it.
class HostSource final : public proviso::ByteSource {
public:
    explicit HostSource(proviso_source source) : source_(source) {}
    Result<std::size_t> read(std::uint64_t offset, std::span<char> into) override {
        std::size_t filled = 0;
        while (filled < into.size()) {
            const std::int64_t count =
                source_.read(source_.context, offset + filled, into.data() + filled, into.size() - filled);
            if (count < 0 || static_cast<std::uint64_t>(count) > into.size() - filled) {
                return Error{
                    "E-READ", "the bytes of the feed cannot be read", "see to the file and try again", {}};
            }
            if (count == 0) break;
            filled += static_cast<std::size_t>(count);
        }
        return filled;
    }

private:
    proviso_source source_;
};

}  // namespace

// Behind the handle of a feed; reading an entry asks the host's source, so it has one owner.
struct proviso::abi::FeedObject {
    using Handle = proviso_feed;
    static constexpr HandleKind kind = HandleKind::Feed;
    std::shared_ptr<EngineObject> engine;
    std::unique_ptr<HostSource> source;
    std::optional<Feed> feed;
};

proviso_status proviso_formats_write(const proviso_engine* engine, proviso_text format, proviso_sink sink,
                                     proviso_error** error) {
    return abi::guarded(error, [&]() -> Status {
        PROVISO_TRY(object, abi::object_of<abi::EngineObject>(engine, "engine"));
        PROVISO_TRY(done, abi::check_sink(sink));
        static_cast<void>(done);
        PROVISO_TRY(name, abi::text_of(format, "format"));
        const auto formats =
            proviso::describe_formats(object->engine->formats(), object->engine->vocabulary());
        const auto text = proviso::write_formats(formats, name);
        return text ? abi::send(sink, *text) : Status{no_form(name)};
    });
}

proviso_status proviso_survey_new(const proviso_engine* engine, proviso_survey** survey,
                                  proviso_error** error) {
    return abi::guarded(error, [&]() -> Status {
        if (survey == nullptr) return abi::bad_argument("the place for the survey is null");
        PROVISO_TRY(owner, abi::object_of<abi::EngineObject>(engine, "engine"));
        auto object = std::make_shared<abi::SurveyObject>();
        object->survey.emplace(owner->engine->formats(), owner->engine->vocabulary());
        object->engine = std::move(owner);
        *survey = abi::hand_out(std::move(object));
        return Done{};
    });
}

void proviso_survey_free(proviso_survey* survey) { abi::release<abi::SurveyObject>(survey); }

proviso_status proviso_survey_add(proviso_survey* survey, const proviso_file* document,
                                  proviso_error** error) {
    return abi::guarded(error, [&]() -> Status {
        PROVISO_TRY(object, abi::object_of<abi::SurveyObject>(survey, "survey"));
        PROVISO_TRY(file, abi::file_of(document, "document"));
        const proviso::Input input{file.name, file.text};
        if (proviso::container_kind(input.bytes) == proviso::ContainerKind::None) {
            object->survey->add(input);
            return Done{};
        }
        auto rest = proviso::for_each_input(input, [&](const proviso::ContainedInput& contained) {
            if (!contained.fault) object->survey->add({contained.name, *contained.bytes});
            return true;
        });
        if (rest) return *std::move(rest);
        return Done{};
    });
}

uint64_t proviso_survey_count(const proviso_survey* survey, proviso_text what) {
    return abi::quietly([&]() -> uint64_t {
        const auto object = abi::look_up<abi::SurveyObject>(survey);
        const auto word = abi::text_of(what, "what");
        if (object == nullptr || !word) return 0;
        const proviso::Survey& counts = *object->survey;
        if (word.value() == "read") return counts.read();
        if (word.value() == "refused") return counts.refused();
        if (word.value() == "unknown-elements") return counts.unknown_elements().size();
        if (word.value() == "unknown-codes") return counts.unknown_codes().size();
        return word.value() == "unmatched" ? counts.unmatched().size() : 0;
    });
}

proviso_status proviso_survey_write(const proviso_survey* survey, proviso_text view, proviso_text format,
                                    proviso_sink sink, proviso_error** error) {
    return abi::guarded(error, [&]() -> Status {
        PROVISO_TRY(object, abi::object_of<abi::SurveyObject>(survey, "survey"));
        PROVISO_TRY(done, abi::check_sink(sink));
        static_cast<void>(done);
        PROVISO_TRY(shown, abi::text_of(view, "view"));
        PROVISO_TRY(name, abi::text_of(format, "format"));
        const auto text = proviso::write_survey(*object->survey, proviso::SurveyForm{shown, name});
        return text ? abi::send(sink, *text) : Status{no_form(std::string{shown} + " " + std::string{name})};
    });
}

proviso_status proviso_feed_open(const proviso_engine* engine, proviso_text name, proviso_source source,
                                 proviso_feed** feed, proviso_error** error) {
    return abi::guarded(error, [&]() -> Status {
        if (feed == nullptr) return abi::bad_argument("the place for the feed is null");
        if (source.read == nullptr) return abi::bad_argument("the source has no function to read with");
        PROVISO_TRY(owner, abi::object_of<abi::EngineObject>(engine, "engine"));
        const proviso_file nameless{name, proviso_text{nullptr, 0}};
        PROVISO_TRY(named, abi::file_of(&nameless, "name"));
        auto object = std::make_shared<abi::FeedObject>();
        object->source = std::make_unique<HostSource>(source);
        PROVISO_TRY(opened, proviso::Feed::open(owner->engine->formats(), named.name, *object->source));
        object->feed.emplace(std::move(opened));
        object->engine = std::move(owner);
        *feed = abi::hand_out(std::move(object));
        return Done{};
    });
}

void proviso_feed_free(proviso_feed* feed) { abi::release<abi::FeedObject>(feed); }

size_t proviso_feed_entry_count(const proviso_feed* feed) {
    const auto object = abi::look_up<abi::FeedObject>(feed);
    return object == nullptr ? 0 : object->feed->entries().size();
}

proviso_status proviso_feed_entry(const proviso_feed* feed, size_t index, proviso_entry* entry,
                                  proviso_error** error) {
    return abi::guarded(error, [&]() -> Status {
        PROVISO_TRY(object, abi::object_of<abi::FeedObject>(feed, "feed"));
        const auto entries = object->feed->entries();
        if (index >= entries.size()) return abi::bad_argument("there is no entry of that number");
        const proviso::FeedEntry& one = entries[index];
        return abi::fill(entry, proviso_entry{0, abi::view(one.key), abi::view(one.newest), one.begin,
                                              std::uint64_t{one.end} - one.begin, one.line});
    });
}

uint64_t proviso_feed_count(const proviso_feed* feed, proviso_text what) {
    return abi::quietly([&]() -> uint64_t {
        const auto object = abi::look_up<abi::FeedObject>(feed);
        const auto word = abi::text_of(what, "what");
        if (object == nullptr || !word) return 0;
        if (word.value() == "superseded") return object->feed->superseded();
        return word.value() == "withdrawn" ? object->feed->withdrawn() : 0;
    });
}

proviso_status proviso_feed_read(const proviso_feed* feed, size_t index, proviso_sink sink,
                                 proviso_error** error) {
    return abi::guarded(error, [&]() -> Status {
        PROVISO_TRY(object, abi::object_of<abi::FeedObject>(feed, "feed"));
        PROVISO_TRY(done, abi::check_sink(sink));
        static_cast<void>(done);
        const auto entries = object->feed->entries();
        if (index >= entries.size()) return abi::bad_argument("there is no entry of that number");
        PROVISO_TRY(text, object->feed->text_of(entries[index]));
        return abi::send(sink, text);
    });
}
