# Installs into an empty folder and builds a consumer against it: once through CMake, once through pkg-config.
file(REMOVE_RECURSE ${WORK})
set(prefix ${WORK}/prefix)

function(run)
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
    if(NOT status EQUAL 0)
        message(FATAL_ERROR "${ARGN}\n${output}")
    endif()
    set(output "${output}" PARENT_SCOPE)
endfunction()

run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${prefix})
# The consumer is no folder of this build, so its list has another name here.
file(COPY_FILE ${CONSUMER}/CMakeLists.txt.in ${WORK}/CMakeLists.txt)
file(COPY ${CONSUMER}/consumer.cpp DESTINATION ${WORK})
run(${CMAKE_COMMAND} -G Ninja -S ${WORK} -B ${WORK}/consumer -DCMAKE_PREFIX_PATH=${prefix}
    -DCMAKE_CXX_COMPILER=${COMPILER} -DCMAKE_C_COMPILER=${C_COMPILER})
run(${CMAKE_COMMAND} --build ${WORK}/consumer)
run(${WORK}/consumer/consumer ${NOTICE})
if(NOT output MATCHES "verdict: [a-z]")
    message(FATAL_ERROR "the consumer said: ${output}")
endif()

file(GLOB_RECURSE pc ${prefix}/*/proviso.pc)
cmake_path(GET pc PARENT_PATH folder)
set(ENV{PKG_CONFIG_PATH} ${folder})
run(${PKG_CONFIG} --cflags --libs proviso)
separate_arguments(flags UNIX_COMMAND "${output}")
run(${COMPILER} -std=c++17 ${CONSUMER}/consumer.cpp ${flags} -o ${WORK}/by-pkg-config)
cmake_path(GET folder PARENT_PATH libraries)
run(${CMAKE_COMMAND} -E env LD_LIBRARY_PATH=${libraries} ${WORK}/by-pkg-config ${NOTICE})
run(${prefix}/bin/proviso version)
