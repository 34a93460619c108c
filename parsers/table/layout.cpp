#include "parsers/table/layout.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "model/base/unicode.hpp"

namespace proviso::table {
namespace {

using clause::MapHeader;
using clause::MapLine;
using clause::MapPath;
using clause::MapRow;

class LayoutMaker {
public:
    LayoutMaker(const Vocabulary& vocabulary, std::span<const maps::MapPart* const> parts)
        : vocabulary_(vocabulary), parts_(parts) {}

    std::optional<Layout> make() {
        const auto has_columns = [](const maps::MapPart* part) { return !part->tree.columns.empty(); };
        if (std::ranges::none_of(parts_, has_columns)) return std::nullopt;
        for (const maps::MapPart* part : parts_) {
            for (const clause::MapNamespace& one : part->tree.namespaces)
                uris_.try_emplace(one.prefix.text, one.uris.front());
        }
        for (const maps::MapPart* part : parts_) add_root(part->tree);
        for (const maps::MapPart* part : parts_) {
            for (const MapRow& row : part->tree.body.rows) add_plan(row);
        }
        for (const maps::MapPart* part : parts_) add_headers(part->tree);
        for (std::size_t plan = 0; plan < layout_.plans.size(); ++plan) add_labels(plan);
        for (const maps::MapPart* part : parts_) add_lines(part->tree);
        return std::move(layout_);
    }

private:
    [[nodiscard]] Step step_of(const clause::MapStep& step) const {
        const auto uri = uris_.find(step.prefix);
        return Step{uri == uris_.end() ? std::string{} : uri->second, step.name};
    }

    void add_root(const clause::MapTree& tree) {
        if (!tree.roots.empty() && layout_.root.name.empty()) layout_.root = step_of(tree.roots.front());
        if (tree.versions.empty() || tree.versions.front().path.steps.size() != 1) return;
        const auto& known = tree.versions.front().known.to;
        layout_.version_attribute = tree.versions.front().path.steps.front().name;
        if (known) layout_.version = std::to_string(known->major) + "." + std::to_string(known->minor);
    }

    // Only plain elements can be written for a table; anything else is the XML's own affair.
    [[nodiscard]] std::optional<Steps> plain_steps(const MapPath& path) const {
        Steps steps;
        for (const clause::MapStep& step : path.steps) {
            if (step.kind != clause::MapStep::Kind::Element || !step.condition.empty()) return std::nullopt;
            steps.push_back(step_of(step));
        }
        return steps;
    }

    void add_plan(const MapRow& row) {
        const auto path = plain_steps(row.path);
        Plan plan;
        plan.list = vocabulary_.find_field(vocabulary_.root(), row.list.text);
        plan.entity = vocabulary_.find_entity(row.entity.text);
        if (!path || path->empty() || plan.list == no_field || plan.entity == no_entity) return;
        plan.path = *path;
        for (const MapLine& line : row.lines) add_column(plan, line, plan.entity, {});
        for (const MapRow& below : row.rows) {
            const auto wrapper = plain_steps(below.path);
            const FieldId list = vocabulary_.find_field(plan.entity, below.list.text);
            if (!wrapper || list == no_field) continue;
            Column outer;
            outer.list = list;
            outer.wrapper = *wrapper;
            for (const MapLine& line : below.lines)
                add_column(plan, line, vocabulary_.field(list).type.entity, outer);
        }
        layout_.plans.push_back(std::move(plan));
    }

    void add_column(Plan& plan, const MapLine& line, EntityId entity, const Column& outer) {
        if (!line.path || line.path->steps.size() != 1) return;
        const auto steps = plain_steps(*line.path);
        Column column = outer;
        column.field = vocabulary_.find_field(entity, line.field.text);
        if (!steps || column.field == no_field) return;
        column.leaf = steps->front();
        if (line.language) column.language_attribute = line.language->name;
        const bool is_own = outer.list == no_field;
        if (is_own && line.field.text == "id") plan.id = plan.columns.size();
        for (const auto& key : vocabulary_.entity(entity).keys) {
            const bool is_key = is_own && std::ranges::find(key, column.field) != key.end();
            const bool is_new = std::ranges::find(plan.keys, plan.columns.size()) == plan.keys.end();
            if (is_key && is_new) plan.keys.push_back(plan.columns.size());
        }
        plan.columns.push_back(std::move(column));
    }

    void add_heading(std::string_view words, Heading heading) {
        std::vector<Heading>& known = layout_.headings[folded_heading(words)];
        const auto is_same_plan = [&](const Heading& one) { return one.plan == heading.plan; };
        if (std::ranges::none_of(known, is_same_plan)) known.push_back(heading);
    }

    // What a map says itself goes before the labels of the model.
    void add_headers(const clause::MapTree& tree) {
        for (const clause::MapColumns& columns : tree.columns) {
            const FieldId list = vocabulary_.find_field(vocabulary_.root(), columns.list.text);
            const auto plan = std::ranges::find(layout_.plans, list, &Plan::list);
            if (plan == layout_.plans.end()) continue;
            const auto index = static_cast<std::size_t>(plan - layout_.plans.begin());
            plan->has_own_columns = true;
            for (const MapHeader& header : columns.headers) {
                const std::size_t column = find_column(*plan, header);
                if (column == no_column) continue;
                for (const clause::MapPhrase& phrase : header.phrases)
                    add_heading(phrase.text, Heading{index, column});
            }
        }
    }

    std::size_t find_column(Plan& plan, const MapHeader& header) {
        const std::string& name = header.child ? header.child->text : header.field.text;
        for (std::size_t i = 0; i < plan.columns.size(); ++i) {
            const Column& column = plan.columns[i];
            const bool is_below = column.list != no_field;
            if (is_below != header.child.has_value() || vocabulary_.field(column.field).name != name)
                continue;
            if (is_below && vocabulary_.field(column.list).name != header.field.text) continue;
            if (!header.fixed) return i;
            Column fixed = column;
            fixed.fixed = Step{fixed.leaf.uri, header.fixed->text};
            fixed.fixed_value = header.fixed_value;
            fixed.fixed_head = header.phrases.front().text;
            plan.columns.push_back(std::move(fixed));
            return plan.columns.size() - 1;
        }
        return no_column;
    }

    void add_labels(std::size_t index) {
        const Plan& plan = layout_.plans[index];
        for (std::size_t i = 0; i < plan.columns.size(); ++i) {
            const Column& column = plan.columns[i];
            const Field& field = vocabulary_.field(column.field);
            if (!column.fixed_value.empty()) continue;
            if (i != plan.id) add_heading(field.name, Heading{index, i});
            for (const auto& [language, label] : field.labels)
                add_heading(heading_of(vocabulary_, column, language), Heading{index, i});
        }
        const auto add_title = [&](const std::string& words) { layout_.titles.try_emplace(words, index); };
        add_title(folded_heading(vocabulary_.field(plan.list).name));
        for (const auto& [language, label] : vocabulary_.field(plan.list).labels)
            add_title(folded_heading(label));
        for (const auto& [language, label] : vocabulary_.entity(plan.entity).labels)
            add_title(folded_heading(label));
    }

    void add_lines(const clause::MapTree& tree) {
        for (const auto& lists : tree.lines) {
            std::vector<std::size_t> plans;
            for (const clause::MapWord& name : lists) {
                const FieldId list = vocabulary_.find_field(vocabulary_.root(), name.text);
                const auto plan = std::ranges::find(layout_.plans, list, &Plan::list);
                if (plan != layout_.plans.end())
                    plans.push_back(static_cast<std::size_t>(plan - layout_.plans.begin()));
            }
            layout_.lines.push_back(std::move(plans));
        }
    }

    const Vocabulary& vocabulary_;
    std::span<const maps::MapPart* const> parts_;
    std::map<std::string, std::string> uris_;
    Layout layout_;
};

}  // namespace

std::optional<Layout> make_layout(const Vocabulary& vocabulary, std::span<const maps::MapPart* const> parts) {
    return LayoutMaker{vocabulary, parts}.make();
}

std::string folded_heading(std::string_view words) {
    FoldedText folded;
    fold(words, folded);
    std::string text = std::move(folded.text);
    std::ranges::replace(text, '_', ' ');
    const std::size_t end = text.find_last_not_of(" .:*?\n");
    text.erase(end == std::string::npos ? 0 : end + 1);
    return text;
}

std::string heading_of(const Vocabulary& vocabulary, const Column& column, std::string_view language) {
    const Field& field = vocabulary.field(column.field);
    std::string words{Vocabulary::label(field.labels, field.name, language)};
    if (field.name == "id" && column.list == no_field) words += " ID";
    return words;
}

}  // namespace proviso::table
