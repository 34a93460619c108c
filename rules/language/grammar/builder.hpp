// The stack of nodes on which the grammar of Clause builds its tree.
//
// Thread rule: one Builder, one parse.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "model/base/limits.hpp"
#include "rules/language/grammar/faults.hpp"
#include "rules/language/syntax_tree.hpp"

namespace proviso::clause::grammar {

class Builder {
public:
    // Of the tree: one level of a rule (a quantifier with its list and its condition) is at most this many
    // nodes, and so is a chain such as `a + b + c`. Whoever walks the tree may recurse.
    static constexpr std::uint32_t height_max = 8 * limits::nesting_max;

    std::string* head = nullptr;  // of the node that is being built
    std::uint32_t depth = 0;      // of nesting, at the place that is being parsed

    [[nodiscard]] std::size_t size() const { return stack_.size(); }
    [[nodiscard]] Node& top() { return stack_.back().node; }

    void push(NodeKind kind, std::string text, Span place) {
        stack_.push_back(Entry{Node{kind, std::move(text), place.begin, place.end, {}}, 1});
    }

    // The nodes from `mark` on become the children of a new one. Returns its height.
    std::uint32_t gather(NodeKind kind, std::string text, std::size_t mark, Span place) {
        Entry entry{Node{kind, std::move(text), place.begin, place.end, {}}, 1};
        entry.node.children.reserve(stack_.size() - mark);
        for (std::size_t i = mark; i < stack_.size(); ++i) {
            entry.height = std::max(entry.height, stack_[i].height + 1);
            entry.node.children.push_back(std::move(stack_[i].node));
        }
        truncate(mark);
        stack_.push_back(std::move(entry));
        return stack_.back().height;
    }

    // What an alternative that failed pushed is taken back.
    void truncate(std::size_t mark) { stack_.erase(at(mark), stack_.end()); }

    void move_last_to(std::size_t mark) { std::rotate(at(mark), stack_.end() - 1, stack_.end()); }

    [[nodiscard]] std::vector<Node> take() {
        std::vector<Node> nodes;
        nodes.reserve(stack_.size());
        for (Entry& entry : stack_) nodes.push_back(std::move(entry.node));
        stack_.clear();
        return nodes;
    }

private:
    struct Entry {
        Node node;
        std::uint32_t height = 1;
    };

    std::vector<Entry>::iterator at(std::size_t mark) {
        return stack_.begin() + static_cast<std::ptrdiff_t>(mark);
    }

    std::vector<Entry> stack_;
};

}  // namespace proviso::clause::grammar
