#include "model/closing.hpp"

namespace proviso {

void close_documents(DossierBuilder& builder) {
    for (DossierBuilder::PendingCell& pending : builder.cells()) {
        Cell& cell = pending.cell;
        if (cell.state == State::NotSupplied) {
            if (cell.raw.empty()) cell.raw = cell.text;
            cell.text = {};
            cell.state = State::Silent;
        } else if (cell.state == State::DeclaredElsewhere) {
            cell.state = State::Silent;
        }
    }
}

}  // namespace proviso
