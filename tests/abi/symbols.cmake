# The symbols of the library, those of the map and the functions of the header are one list.
execute_process(COMMAND ${NM} -D --defined-only ${LIBRARY} OUTPUT_VARIABLE lines COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "[^ \n]+\n" symbols "${lines}")
list(TRANSFORM symbols REPLACE "(@.*)?\n" "")
list(REMOVE_ITEM symbols PROVISO_1)  # the name of the release itself
list(SORT symbols)

file(STRINGS ${MAP} mapped REGEX "^ +proviso_[a-z_]+;$")
list(TRANSFORM mapped REPLACE "[ ;]" "")
list(SORT mapped)

file(READ ${HEADER} header)
get_filename_component(folder ${HEADER} DIRECTORY)
file(READ ${folder}/office.h office)  # part of the header
string(APPEND header "${office}")
file(READ ${folder}/survey.h survey)  # part of the header
string(APPEND header "${survey}")
string(REGEX MATCHALL "PROVISO_API [a-z0-9_]+ (proviso_[a-z_]+)\\(" declared "${header}")
list(TRANSFORM declared REPLACE "^.* (proviso_[a-z_]+)\\($" "\\1")
list(SORT declared)

if(NOT symbols STREQUAL mapped)
    message(FATAL_ERROR "exported and mapped differ:\n${symbols}\n${mapped}")
endif()
if(NOT declared STREQUAL mapped)
    message(FATAL_ERROR "declared and mapped differ:\n${declared}\n${mapped}")
endif()
list(LENGTH symbols count)
message(STATUS "${count} symbols")
