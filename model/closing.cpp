#include "model/closing.hpp"

namespace proviso {

namespace {

void close(Cell& cell) {
    if (cell.state == State::NotSupplied) {
        if (cell.raw.empty()) cell.raw = cell.text;
        cell.text = {};
        cell.state = State::Silent;
    } else if (cell.state == State::DeclaredElsewhere) {
        cell.state = State::Silent;
    }
}

bool is_below(const DossierBuilder& builder, RowIndex row, FieldId list) {
    for (; row != no_row && row != root_row; row = builder.rows()[row].parent) {
        if (builder.rows()[row].list == list) return true;
    }
    return false;
}

}  // namespace

void close_documents(DossierBuilder& builder) {
    for (DossierBuilder::PendingCell& pending : builder.cells()) close(pending.cell);
}

void close_list(DossierBuilder& builder, FieldId list) {
    for (DossierBuilder::PendingCell& pending : builder.cells()) {
        const bool is_meant = pending.cell.field == list || is_below(builder, pending.row, list);
        if (is_meant) close(pending.cell);
    }
}

}  // namespace proviso
