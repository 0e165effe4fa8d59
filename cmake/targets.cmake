# SPDX-License-Identifier: Apache-2.0
# Dialect, warnings and floating-point rules live on one interface target, never in global flags.
add_library(sightline_rules INTERFACE)
target_compile_features(sightline_rules INTERFACE cxx_std_20)
# Results must not depend on the machine: no fused multiply-add that the source does not name.
target_compile_options(sightline_rules INTERFACE -ffp-contract=off
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast
  -Wno-missing-field-initializers)  # designated initialisers leave the rest at its default on purpose
# In a unity build what shadows a name of another file is no mistake; the dev preset compiles file by file.
if(NOT CMAKE_UNITY_BUILD)
  target_compile_options(sightline_rules INTERFACE -Wshadow)
endif()
if(SIGHTLINE_WARNINGS_AS_ERRORS)
  target_compile_options(sightline_rules INTERFACE -Werror)
endif()
if(SIGHTLINE_CHECKS)
  target_compile_definitions(sightline_rules INTERFACE SIGHTLINE_CHECKS=1 _GLIBCXX_ASSERTIONS)
endif()
if(SIGHTLINE_SANITIZE)
  target_compile_options(sightline_rules INTERFACE -fsanitize=${SIGHTLINE_SANITIZE}
    -fno-sanitize=null,alignment,object-size,vptr  # a third of the time to compile, and mostly seen by the others
    -fno-sanitize-recover=all -fno-omit-frame-pointer
    -Wno-maybe-uninitialized  # g++ 12 sees through instrumented variants no more
    -U_FORTIFY_SOURCE)  # fortified calls hide overflows from the address sanitizer
  target_link_options(sightline_rules INTERFACE -fsanitize=${SIGHTLINE_SANITIZE})
endif()

# sightline_library(NAME core SOURCES a.cpp PUBLIC deps.. PRIVATE deps..)
function(sightline_library)
  cmake_parse_arguments(LIB "" "NAME" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(sightline_${LIB_NAME} STATIC ${LIB_SOURCES})
  add_library(sightline::${LIB_NAME} ALIAS sightline_${LIB_NAME})
  target_include_directories(sightline_${LIB_NAME} PUBLIC ${PROJECT_SOURCE_DIR}/include
                                                   PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(sightline_${LIB_NAME} PUBLIC sightline_rules ${LIB_PUBLIC} PRIVATE ${LIB_PRIVATE})
  set_target_properties(sightline_${LIB_NAME} PROPERTIES CXX_EXTENSIONS OFF)
endfunction()

# Every test executable; the target sightline_LABEL_tests builds those of one label. To ctest, the tests of a unit are
# one, since a process for each of hundreds that take milliseconds would cost more than they do; `--gtest_filter`
# picks among them. SHARDS divides those of a unit that takes longest. Those of other labels take seconds and run side by
# side.
# sightline_test(NAME unit_core LABEL unit SOURCES a_test.cpp LINK sightline::core)
function(sightline_test)
  cmake_parse_arguments(TEST "" "NAME;LABEL;TIMEOUT;SHARDS" "SOURCES;LINK" ${ARGN})
  if(NOT TEST_TIMEOUT)
    set(TEST_TIMEOUT 2400)  # for the slowest unit under sanitizers on a slow machine
  endif()
  add_executable(${TEST_NAME} ${TEST_SOURCES})
  target_include_directories(${TEST_NAME} PRIVATE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/tests/support)
  target_link_libraries(${TEST_NAME} PRIVATE sightline_rules ${TEST_LINK} GTest::gtest_main GTest::gmock)
  target_compile_definitions(${TEST_NAME} PRIVATE SIGHTLINE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  if(NOT TARGET sightline_${TEST_LABEL}_tests)
    add_custom_target(sightline_${TEST_LABEL}_tests)
  endif()
  add_dependencies(sightline_${TEST_LABEL}_tests ${TEST_NAME})
  if(TEST_LABEL STREQUAL "unit")
    # Compiling these takes longer than running them. Not -O0: the linker may take inline functions from here.
    target_compile_options(${TEST_NAME} PRIVATE $<$<CONFIG:RelWithDebInfo>:-O1>)
    if(NOT TEST_SHARDS)
      set(TEST_SHARDS 1)
    endif()
    foreach(shard RANGE 1 ${TEST_SHARDS})
      math(EXPR index "${shard} - 1")
      add_test(NAME ${TEST_NAME}.${shard} COMMAND ${TEST_NAME} --gtest_brief=1)
      set_tests_properties(${TEST_NAME}.${shard} PROPERTIES LABELS ${TEST_LABEL} TIMEOUT ${TEST_TIMEOUT}
        ENVIRONMENT "GTEST_TOTAL_SHARDS=${TEST_SHARDS};GTEST_SHARD_INDEX=${index}")
    endforeach()
  else()
    gtest_discover_tests(${TEST_NAME} PROPERTIES LABELS ${TEST_LABEL} TIMEOUT ${TEST_TIMEOUT}
                         DISCOVERY_TIMEOUT 120)
  endif()
endfunction()
