#include "parsers/schema/content_size.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "model/base/limits.hpp"
#include "model/base/line_index.hpp"
#include "model/base/unicode.hpp"
#include "parsers/schema/pattern_risk.hpp"
#include "parsers/xml/sax_reader.hpp"

namespace proviso::schema {
namespace {

constexpr std::uint64_t count_max = 1'000'000'000;  // beyond any limit; products stay within 64 bits

std::uint64_t times(std::uint64_t left, std::uint64_t right) { return std::min(left * right, count_max); }

// The content of a type or a named group. Xerces-C writes counters out where something larger than an element
// is repeated, and else keeps them as counters.
struct Model {
    std::string_view path;
    std::uint32_t byte = 0;
    std::uint64_t written_out = 0;
    std::uint64_t elements = 0;
    bool repeats_groups = false;
    struct Use {
        std::string name;  // of a group or a base type
        std::uint64_t times = 0;
    };
    std::vector<Use> uses;
};

struct Models {
    std::vector<Model> list;
    std::multimap<std::string, std::size_t> by_name;  // `type Amount`, `group Common`
};

std::string_view attribute_of(const xml::StartElement& element, std::string_view name) {
    for (std::size_t i = 0; i < element.attributes.size(); ++i) {
        const xml::Attribute attribute = element.attributes[i];
        if (attribute.uri.text().empty() && attribute.name.text() == name) return attribute.value;
    }
    return {};
}

struct Occurs {
    std::uint64_t copies = 1;
    bool is_once = true;
};

std::uint64_t number_in(std::string_view text) {
    std::uint64_t value = 1;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    return fault == std::errc::result_out_of_range ? count_max : std::min(value, count_max);
}

Occurs occurs_of(const xml::StartElement& element) {
    const std::uint64_t least = number_in(attribute_of(element, "minOccurs"));
    const std::string_view most = attribute_of(element, "maxOccurs");
    const std::uint64_t upper = most == "unbounded" ? 1 : number_in(most);
    return {std::max({least, upper, std::uint64_t{1}}), most != "unbounded" && upper <= 1 && least <= 1};
}

std::string local_name(std::string_view kind, std::string_view name) {
    return fmt::format("{} {}", kind, name.substr(name.find(':') + 1));
}

class Collector final : public xml::Handler {
public:
    Collector(std::string_view path, Models& models) : path_(path), models_(models) { want_text(false); }

    void start_element(const xml::StartElement& element) override {
        Frame frame = frames_.empty() ? Frame{} : frames_.back();
        if (element.uri.text() == xsd_namespace) look_at(element, frame);
        frames_.push_back(frame);
    }
    void end_element() override { frames_.pop_back(); }
    void text(std::string_view) override {}

private:
    static constexpr std::size_t no_model = static_cast<std::size_t>(-1);
    struct Frame {
        std::size_t model = no_model;
        std::uint64_t copies = 1;
    };

    void look_at(const xml::StartElement& element, Frame& frame) {
        const std::string_view word = element.name.text();
        const std::string_view name = attribute_of(element, "name");
        const bool is_type = word == "complexType" || word == "simpleType";
        if (is_type || (word == "group" && !name.empty()))
            return begin_model(element, is_type ? "type" : "group", frame);
        if (word == "pattern") return look_at_pattern(element);
        if (frame.model == no_model) return;
        Model& model = models_.list[frame.model];
        const Occurs occurs = occurs_of(element);
        if (word == "sequence" || word == "choice" || word == "all") {
            frame.copies = times(frame.copies, occurs.copies);
            model.repeats_groups = model.repeats_groups || !occurs.is_once;
        } else if (word == "element" || word == "any") {
            model.written_out += times(frame.copies, occurs.copies);
            ++model.elements;
        } else if (word == "group") {
            model.repeats_groups = model.repeats_groups || !occurs.is_once;
            model.uses.push_back(
                {local_name("group", attribute_of(element, "ref")), times(frame.copies, occurs.copies)});
        } else if (word == "extension" || word == "restriction") {
            // What a restriction takes from its base it repeats itself.
            const std::uint64_t copies = word == "extension" ? 1 : 0;
            model.uses.push_back({local_name("type", attribute_of(element, "base")), copies});
        }
    }

    void begin_model(const xml::StartElement& element, std::string_view kind, Frame& frame) {
        frame = Frame{models_.list.size(), 1};
        Model& model = models_.list.emplace_back();
        model.path = path_;
        model.byte = element.byte;
        const std::string_view name = attribute_of(element, "name");
        if (!name.empty()) models_.by_name.emplace(local_name(kind, name), frame.model);
    }

    void look_at_pattern(const xml::StartElement& element) {
        const std::string_view pattern = attribute_of(element, "value");
        if (!may_explode(pattern)) return;
        constexpr std::size_t shown_bytes_max = 80;
        stop(Error{"E-SCHEMA-LIMIT",
                   fmt::format("the pattern `{}` may take for ever on some text",
                               make_visible(shorten(pattern, shown_bytes_max))),
                   "write it so that no repetition can split one text in several ways",
                   Place{{}, {}, element.byte, 0, 0}});
    }

    std::string_view path_;
    Models& models_;
    std::vector<Frame> frames_;
};

class Counter {
public:
    Counter(const Folder& folder, const Models& models)
        : folder_(folder), models_(models), counts_(models.list.size()) {}

    Status count() {
        std::uint64_t total = 0;
        for (std::size_t i = 0; i < models_.list.size(); ++i) {
            const Size size = count(i, 0);
            const std::uint64_t own = size.repeats_groups ? size.written_out : size.elements;
            total += own;
            if (own > limits::schema_model_elements_max) {
                return refuse(models_.list[i], fmt::format("the content of this type has more than {} places "
                                                           "when its repetitions are written out",
                                                           limits::schema_model_elements_max));
            }
            if (is_too_deep_ || size.steps > limits::schema_steps_max) {
                return refuse(models_.list[i], fmt::format("this type is derived in more than {} steps",
                                                           limits::schema_steps_max));
            }
            if (total > limits::schema_elements_max) {
                return refuse(models_.list[i], fmt::format("the schema has more than {} places for elements",
                                                           limits::schema_elements_max));
            }
        }
        return Done{};
    }

private:
    struct Size {
        std::uint64_t written_out = 0;
        std::uint64_t elements = 0;
        bool repeats_groups = false;
        std::uint32_t steps = 0;  // to the last type or group below
        enum class State : std::uint8_t { Open, Begun, Known } state = State::Open;
    };

    // Names are compared without their namespace, and the largest of that name counts. What is met again
    // while it is being counted is another one of the same name, or a circle, which Xerces-C tells.
    Size count(std::size_t index, std::uint32_t depth) {
        Size& known = counts_[index];
        if (known.state == Size::State::Known) return known;
        if (known.state == Size::State::Begun) return {};
        if (depth > limits::schema_steps_max) {
            is_too_deep_ = true;
            return {};
        }
        known.state = Size::State::Begun;
        const Model& model = models_.list[index];
        Size size{model.written_out, model.elements, model.repeats_groups, 0, Size::State::Known};
        for (const Model::Use& use : model.uses) {
            Size largest;
            const auto [begin, end] = models_.by_name.equal_range(use.name);
            for (auto named = begin; named != end; ++named) {
                const Size one = count(named->second, depth + 1);
                largest.written_out = std::max(largest.written_out, one.written_out);
                largest.steps = std::max(largest.steps, one.steps + 1);
                largest.elements = std::max(largest.elements, one.elements);
                largest.repeats_groups = largest.repeats_groups || one.repeats_groups;
            }
            size.written_out = std::min(size.written_out + times(use.times, largest.written_out), count_max);
            size.elements = std::min(size.elements + times(use.times, largest.elements), count_max);
            size.steps = std::max(size.steps, largest.steps);
            size.repeats_groups = size.repeats_groups || (use.times > 0 && largest.repeats_groups);
        }
        counts_[index] = size;
        return size;
    }

    [[nodiscard]] Error refuse(const Model& model, std::string message) const {
        const auto file = folder_.files().find(model.path);
        const LineColumn at = locate(file->second.bytes, model.byte);
        return Error{"E-SCHEMA-LIMIT", std::move(message), "say `unbounded` where many are allowed",
                     Place{std::string{model.path}, {}, model.byte, at.line, at.column}};
    }

    const Folder& folder_;
    const Models& models_;
    std::vector<Size> counts_;
    bool is_too_deep_ = false;
};

}  // namespace

Status check_size(const Folder& folder, std::span<const std::string_view> paths) {
    Models models;
    for (const std::string_view path : paths) {
        std::string storage;
        PROVISO_TRY(text, schema_text(path, folder.files().find(path)->second.bytes, storage));
        Collector collector{path, models};
        PROVISO_TRY(read, xml::read(path, text, collector));
        static_cast<void>(read);
    }
    return Counter{folder, models}.count();
}

}  // namespace proviso::schema
